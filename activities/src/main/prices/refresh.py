#!/usr/bin/env python3
"""Writes model-prices.json from the price list inside the litellm wheel.

Usage, from this folder:

    pip download --no-deps --dest /some/folder litellm
    python3 refresh.py /some/folder/litellm-*.whl \
        > ../resources/dev/gauntlet/activities/provider/model-prices.json

Kept are the chat models of openai, anthropic and openrouter whose text has a price for input and
output. Left out are models that also bill audio or searches, since tokens alone do not give their
cost. Prices become whole micro-USD per million tokens; a model without a price for cached input
bills it like any other. Where a long prompt is dearer, its threshold and prices are kept as well.
"""

import datetime
import json
import pathlib
import re
import sys
import zipfile
from decimal import Decimal

LIST = "litellm/model_prices_and_context_window_backup.json"
PROVIDERS = ("anthropic", "openai", "openrouter")
BILLS_MORE = re.compile("audio|search")
TIER = re.compile(r"input_cost_per_token_above_(\d+)k_tokens")


def micros(entry, *fields):
    """The first of the fields that is there, per token, as micro-USD per million tokens."""
    found = next(entry[field] for field in fields if field in entry)
    price = Decimal(found) * 10**12
    if price != price.to_integral_value():
        raise ValueError(f"{fields[0]} is not a whole number of micro-USD per million: {found}")
    return int(price)


def rates(entry, suffix=""):
    return {
        "input": micros(entry, "input_cost_per_token" + suffix),
        "cachedInput": micros(
            entry, "cache_read_input_token_cost" + suffix, "input_cost_per_token" + suffix
        ),
        "output": micros(entry, "output_cost_per_token" + suffix, "output_cost_per_token"),
    }


def price(entry):
    result = rates(entry)
    for field in entry:
        tier = TIER.fullmatch(field)
        if tier:
            above = {"aboveTokens": int(tier[1]) * 1000}
            result["longPrompt"] = above | rates(entry, f"_above_{tier[1]}k_tokens")
    return result


def main(wheel):
    with zipfile.ZipFile(wheel) as archive:
        # As decimals: a float of 1.5e-07 is not quite 0.15 USD a million.
        listed = json.loads(archive.read(LIST), parse_float=Decimal)
    prices = {provider: {} for provider in PROVIDERS}
    for name, entry in listed.items():
        provider = entry.get("litellm_provider")
        priced = "input_cost_per_token" in entry and "output_cost_per_token" in entry
        if provider in prices and entry.get("mode") == "chat" and priced:
            if not BILLS_MORE.search(name):
                prices[provider][name.removeprefix(provider + "/")] = price(entry)
    version = pathlib.Path(wheel).name.split("-")[1]
    print("{")
    print(f'  "source": "litellm {version}, wheel on PyPI",')
    print(f'  "date": "{datetime.datetime.now(datetime.timezone.utc).date()}",')
    print('  "prices": {')
    for p, provider in enumerate(PROVIDERS):
        models = sorted(prices[provider].items())
        rows = [f"      {json.dumps(name)}: {json.dumps(entry)}" for name, entry in models]
        end = "," if p + 1 < len(PROVIDERS) else ""
        print(f'    "{provider}": {{' + ("\n" + ",\n".join(rows) + "\n    " if rows else "") + f"}}{end}")
    print("  }")
    print("}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
