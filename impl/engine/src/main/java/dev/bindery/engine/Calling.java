package dev.bindery.engine;

/** A call of an extended procedure has begun; it runs until its {@link ProcedureCall#end()}. */
public record Calling(ProcedureCall call) implements Answer {
  @Override
  public String code() {
    return Done.OK.code();
  }
}
