package dev.bindery.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is wrong with a file is told in the same words by both ways to TLC. */
class SpecExceptionTest {
  /** The two ways. */
  enum Way {
    IN_THIS_PROCESS {
      @Override
      Executable read(String module, String cfg) {
        return () -> Toys.load(module, cfg);
      }
    },
    IN_ITS_OWN {
      @Override
      Executable read(String module, String cfg) {
        return () ->
            TlcRun.of(Toys.FOLDER, module, Path.of(cfg))
                .withJavaOptions("-XX:TieredStopAtLevel=1")
                .run();
      }
    };

    abstract Executable read(String module, String cfg);

    <E extends SpecException> E refusal(Class<E> type, String module, String cfg) {
      E refused = assertThrows(type, read(module, cfg));
      assertTrue(refused.getMessage().lines().count() <= 2, refused.getMessage());
      return refused;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aParseErrorNamesModuleLineAndWhatWasMet(Way way) {
    SpecException.ParseError error =
        way.refusal(SpecException.ParseError.class, "Broken", "plain.cfg");
    assertEquals("Broken", error.module());
    assertEquals(5, error.line());
    assertTrue(
        error.getMessage().startsWith("Broken, line 5: Encountered \")\""), error.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void anUnknownOperatorIsAParseErrorWithItsLine(Way way) {
    SpecException.ParseError error =
        way.refusal(SpecException.ParseError.class, "Unknown", "plain.cfg");
    assertEquals("Unknown, line 6: Unknown operator: `y'.", error.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void aConstantWithoutAValueIsNamed(Way way) {
    SpecException.MissingConstant error =
        way.refusal(SpecException.MissingConstant.class, "Lamps", "missing.cfg");
    assertEquals("Nobody", error.constant());
    assertEquals("missing.cfg: the constant Nobody has no value", error.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void aCfgThatNamesWhatDoesNotExistIsRefused(Way way) {
    assertEquals(
        "undefined.cfg: NoSuchInv is not defined",
        way.refusal(SpecException.UndefinedName.class, "Lamps", "undefined.cfg").getMessage());
    assertEquals(
        "NoSuch", way.refusal(SpecException.UndefinedName.class, "Lamps", "override.cfg").name());
  }

  @Test
  void aConstantThatTheModuleDoesNotHaveIsRefusedThoughTlcPassesOverIt() {
    assertEquals(
        "Colour",
        Way.IN_THIS_PROCESS
            .refusal(SpecException.UndefinedName.class, "Lamps", "unknown.cfg")
            .name());
  }

  @ParameterizedTest
  @EnumSource
  void aFalseAssumptionIsAnError(Way way) {
    String message =
        way.refusal(SpecException.EvaluationError.class, "Lamps", "assumption.cfg").getMessage();
    assertTrue(message.startsWith("assumption.cfg: Assumption line 7"), message);
  }

  @Test
  void whatCannotBeEvaluatedIsNoVerdict() {
    SpecException.EvaluationError error =
        Way.IN_ITS_OWN.refusal(SpecException.EvaluationError.class, "Lamps", "odd.cfg");
    assertTrue(
        error.getMessage().startsWith("Lamps with odd.cfg: Attempted to check equality"),
        error.getMessage());
    SpecModule odd = Toys.load("Lamps", "odd.cfg");
    assertThrows(
        SpecException.EvaluationError.class, () -> odd.holds("OddInv", odd.initialStates().get(0)));
  }

  @ParameterizedTest
  @EnumSource
  void missingFilesAreNamed(Way way) {
    assertTrue(
        way.refusal(SpecException.MissingFile.class, "NoSuch", "ok.cfg")
            .getMessage()
            .endsWith("NoSuch.tla"));
    assertTrue(
        way.refusal(SpecException.MissingFile.class, "Lamps", "no.cfg")
            .getMessage()
            .endsWith("no.cfg"));
  }
}
