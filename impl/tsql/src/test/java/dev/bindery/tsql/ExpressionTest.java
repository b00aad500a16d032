package dev.bindery.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bindery.engine.Instance;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values, types and three-valued logic. */
class ExpressionTest {
  private final Client client = new Client(Instance.create());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1 + 2 * 3                  | 7",
        "(1 + 2) * 3                | 9",
        "7 / 2                      | 3",
        "-7 / 2                     | -3",
        "-7 % 3                     | -1",
        "10 - 4 - 3                 | 3",
        "- -5                       | 5",
        "'1' + 2                    | 3",
        "' 7 ' * 2                  | 14",
        "'' + 1                     | 1",
        "'a' + 'b' + N'c'           | abc",
        "'it''s'                    | it's",
        "NULL + 1                   | null",
        "'a' + NULL                 | null",
        "NULL                       | null",
        "2147483647                 | 2147483647",
        "2147483648                 | 2147483648",
        "-9223372036854775808       | -9223372036854775808",
        "2147483647 + 2147483648    | 4294967295"
      })
  void expressionsHaveTheirValue(String expression, String value) {
    assertEquals(value, client.select(expression));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "2147483647 + 1             | 8115",
        "-2147483648 - 1            | 8115",
        "2147483647 * 2             | 8115",
        "-2147483648 / -1           | 8115",
        "9223372036854775807 + 1    | 8115",
        "-9223372036854775808 / -1  | 8115",
        "9223372036854775807 * 2    | 8115",
        "'99999999999' + 1          | 8115",
        "'99999999999999999999' + 1 | 8115",
        "'x' + 1                    | 245",
        "'1.5' + 1                  | 245",
        "'- 1' + 1                  | 245",
        "1 / 0                      | 8134",
        "1 % (1 - 1)                | 8134",
        "'a' - 'b'                  | 8117",
        "-'7'                       | 8117"
      })
  void expressionsWithoutAValueHaveAnError(String expression, String number) {
    assertEquals(
        List.of("error " + number + ".1 line 2", "print next", "done"),
        client.run("", "SELECT " + expression, "PRINT 'next'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1 = 1                          | true",
        "1 = 2                          | false",
        "1 = NULL                       | unknown",
        "NULL = NULL                    | unknown",
        "NULL <> NULL                   | unknown",
        "NULL IS NULL                   | true",
        "1 IS NOT NULL                  | true",
        "NULL + 1 IS NULL               | true",
        "NOT NULL = 1                   | unknown",
        "1 = 2 AND NULL = 1             | false",
        "NULL = 1 AND 1 = 2             | false",
        "1 = 1 AND NULL = 1             | unknown",
        "1 = 1 OR NULL = 1              | true",
        "NULL = 1 OR 1 = 1              | true",
        "1 = 2 OR NULL = 1              | unknown",
        "1 = 1 OR 1 = 1 AND 1 = 2       | true",
        "NOT 1 = 2 AND 1 = 1            | true",
        "'a' = 'A'                      | true",
        "'a' = 'a   '                   | true",
        "'a' = ' a'                     | false",
        "'a' < 'B'                      | true",
        "N'b' > 'A'                     | true",
        "'10' > 9                       | true",
        "'10' > '9'                     | false",
        "2 !> 2                         | true",
        "2 !< 3                         | false",
        "2 <= 1                         | false",
        "2 >= 2                         | true",
        "2 != 2                         | false"
      })
  void conditionsAreTrueFalseOrUnknown(String condition, String truth) {
    client.run(
        "IF " + condition + " PRINT 'true'",
        "ELSE IF NOT (" + condition + ") PRINT 'false'",
        "ELSE PRINT 'unknown'");

    assertEquals(List.of("print " + truth, "done"), client.last().events);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "varchar(3)    | 'abcdef'             | abc",
        "varchar       | 'abcdef'             | a",
        "nvarchar(3)   | 'abcdef'             | abc",
        "varchar(max)  | 'abcdef'             | abcdef",
        "char(3)       | 'a'                  | \"a  \"",
        "varchar(2)    | 123                  | *",
        "char(2)       | 123                  | \"* \"",
        "varchar(3)    | -12                  | -12",
        "int           | '12'                 | 12",
        "int           | ' -12 '              | -12",
        "int           | ''                   | 0",
        "bit           | 5                    | 1",
        "bit           | 0                    | 0",
        "bit           | 'TRUE'               | 1",
        "bit           | 'false'              | 0",
        "bit           | '0'                  | 0",
        "bigint        | '9223372036854775807' | 9223372036854775807",
        "int           | NULL                 | null",
        "varchar(5)    | NULL                 | null"
      })
  void assignmentConverts(String type, String expression, String value) {
    client.run("DECLARE @v " + type, "SET @v = " + expression, "SELECT @v");

    assertEquals(value, String.valueOf(client.last().lastValue));
    assertEquals(List.of(type.equals("varchar") ? "varchar(1)" : type), client.last().types);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "int         | 'x'                   | 245",
        "bit         | 'yes'                 | 245",
        "int         | 2147483648            | 8115",
        "int         | '2147483648'          | 8115",
        "bigint      | '9223372036854775808' | 8115",
        "nvarchar(2) | 123                   | 8115",
        "varchar(2)  | 9999999999            | 8115"
      })
  void whatCannotBeConvertedLeavesTheVariableAlone(String type, String expression, String number) {
    client.run("DECLARE @v " + type + " = 1", "SET @v = " + expression, "SELECT @v");

    assertEquals(List.of("error " + number + ".1 line 2", "row 1", "done"), client.last().events);
  }

  @Test
  void twoBitsCannotBeAdded() {
    client.run("DECLARE @b bit = 1", "SELECT @b + 1", "SELECT @b + @b");

    assertEquals(List.of("row 2", "error 8117.1 line 3", "done"), client.last().events);
  }

  @Test
  void columnsHaveTheTypeOfTheirExpression() {
    client.run(
        "DECLARE @c char(3), @m varchar(max)",
        "SELECT 1, 2147483648, 'abc', N'ab', 'abc' + N'd', @c + @c, @m + 'x', NULL, '', 1 + '1'");

    assertEquals(
        List.of(
            "int",
            "bigint",
            "varchar(3)",
            "nvarchar(2)",
            "nvarchar(4)",
            "char(6)",
            "varchar(max)",
            "int",
            "varchar(1)",
            "int"),
        client.last().types);
  }

  @Test
  void concatenationIsCutWhereItsTypeEnds() {
    client.run(
        "DECLARE @a varchar(8000) = '" + "a".repeat(8000) + "'", "IF @a + 'b' = @a PRINT 'cut'");

    assertEquals(List.of("print cut", "done"), client.last().events);
  }

  @Test
  void textHasALimitAndNoMemoryIsAtStake() {
    StringBuilder batch = new StringBuilder("DECLARE @a varchar(max) = '0123456789'\n");
    batch.append("SET @a = @a + @a\n".repeat(60));

    client.run(batch.toString());

    assertEquals("error 701.1 line 18", client.last().events.get(0));
  }

  @Test
  void printSaysNothingForNullAndConvertsNumbers() {
    assertEquals(
        List.of("print ", "print 7", "done"), client.run("PRINT NULL + 'x'", "PRINT 3 + 4"));
  }

  @Test
  void errorIsThatOfTheLastStatement() {
    assertEquals(
        List.of(
            "error 8134.1 line 1", "row 8134", "row 0", "error 3902.1 line 4", "print yes", "done"),
        client.run(
            "SELECT 1 / 0",
            "SELECT @@ERROR",
            "SELECT @@ERROR",
            "COMMIT",
            "IF @@ERROR = 3902 PRINT 'yes'"));
    assertEquals(List.of("error 102.1 line 1", "done"), client.run("nonsense"));
    assertEquals("102", client.select("@@ERROR"));
  }

  @Test
  void anErrorInAConditionSkipsBothBranches() {
    assertEquals(
        List.of("error 8134.1 line 1", "print next", "done"),
        client.run("IF 1 / 0 = 1 PRINT 'then' ELSE PRINT 'else'", "PRINT 'next'"));
  }
}
