package dev.bindery.properties;

import java.time.Duration;
import picocli.CommandLine;

/** A length of time in an option: a number and a unit, {@code s}, {@code m} or {@code h}. */
final class Time implements CommandLine.ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    if (!text.matches("\\d{1,6}[smh]")) {
      throw new CommandLine.TypeConversionException(
          "'" + text + "' is no length of time, as 60s, 5m or 1h");
    }
    return Duration.parse("PT" + text);
  }
}
