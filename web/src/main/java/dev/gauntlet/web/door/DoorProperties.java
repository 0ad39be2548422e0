package dev.gauntlet.web.door;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Who may come in.
 *
 * @param allowedHosts names in {@code Host} that are served besides those of loopback; {@code *}
 *     for any
 * @param maxBody the longest request body
 * @param maxRunBody the longest body that starts a run, which may bring 1,000 scenarios
 */
@ConfigurationProperties("gauntlet.web")
public record DoorProperties(
    @DefaultValue List<String> allowedHosts,
    @DefaultValue("2MB") DataSize maxBody,
    @DefaultValue("8MB") DataSize maxRunBody) {}
