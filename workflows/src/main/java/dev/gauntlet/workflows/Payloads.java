package dev.gauntlet.workflows;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;

/** How values travel through Temporal; every client and worker uses the same converter. */
public final class Payloads {

  private Payloads() {}

  /**
   * JSON; fields that a reader does not know are passed over, so that versions can mix. Failures
   * that nobody foresaw travel without their words.
   */
  public static DataConverter converter() {
    ObjectMapper mapper =
        JacksonJsonPayloadConverter.newDefaultObjectMapper()
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    return DefaultDataConverter.newDefaultInstance()
        .withPayloadConverterOverrides(new JacksonJsonPayloadConverter(mapper))
        .withFailureConverter(new QuietFailures());
  }
}
