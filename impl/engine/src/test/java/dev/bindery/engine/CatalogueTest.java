package dev.bindery.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The catalogue of errors against the table that people read, and against itself. */
class CatalogueTest {
  private static final Path TABLE = Path.of("ERRORS.md");

  @Test
  void theTableAndTheCatalogueAreTheSame() throws IOException {
    List<String> table =
        Files.readAllLines(TABLE).stream()
            .filter(line -> line.matches("\\| \\d.*"))
            .map(CatalogueTest::withoutCondition)
            .toList();
    List<String> catalogue = Arrays.stream(ErrorCode.values()).map(CatalogueTest::row).toList();
    assertEquals(String.join("\n", catalogue), String.join("\n", table));
  }

  private static String withoutCondition(String line) {
    String[] cells = line.split("\\|", -1);
    return String.join("|", Arrays.copyOf(cells, 5)).strip();
  }

  private static String row(ErrorCode code) {
    return "| %d | %d | %s | %s"
        .formatted(code.number(), code.severity(), words(code.ends()), words(code.remedy()));
  }

  private static String words(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  @Test
  void numbersAreUniqueAndAscending() {
    Set<Integer> seen = new HashSet<>();
    int before = 0;
    for (ErrorCode code : ErrorCode.values()) {
      assertTrue(seen.add(code.number()), code::name);
      assertTrue(code.number() > before, code::name);
      before = code.number();
      assertEquals(code, ErrorCode.ofNumber(code.number()));
    }
  }

  @Test
  void exactlyTheSeverityOfInformationEndsNothing() { // A5
    for (ErrorCode code : ErrorCode.values()) {
      assertEquals(code.severity() == 10, code.ends() == ErrorCode.Ends.NOTHING, code::name);
    }
  }

  @Test
  void everyTextCanBeMadeAndLeavesNoPlaceEmpty() {
    for (ErrorCode code : ErrorCode.values()) {
      Object[] details = Collections.nCopies(code.places(), "DETAIL").toArray();
      String message = SqlError.of(code, details).message();
      assertFalse(message.contains("%"), message);
      assertTrue(message.endsWith("."), message);
      assertEquals(code.places(), message.split("DETAIL", -1).length - 1, message);
    }
  }

  @Test
  void theTwoTextsOfTheSourceAreQuoted() { // source 001
    assertEquals(
        "Cannot get a transaction token if there is no transaction active.\n"
            + "Reissue the statement after a transaction has been started.",
        SqlError.of(ErrorCode.NO_TRANSACTION_NO_TOKEN).message());
    assertEquals(
        "Cannot convert parameter @for_xp_flag to type constant expected by procedure.",
        SqlError.of(ErrorCode.WRONG_PARAMETER_TYPE, "@for_xp_flag", "constant").message());
  }

  @Test
  void anErrorNeedsItsDetailsAndAKnownNumber() {
    assertThrows(IllegalArgumentException.class, () -> SqlError.of(ErrorCode.NO_SUCH_TABLE));
    assertThrows(IllegalArgumentException.class, () -> ErrorCode.ofNumber(1));
  }
}
