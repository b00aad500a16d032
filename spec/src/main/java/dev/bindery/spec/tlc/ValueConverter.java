package dev.bindery.spec.tlc;

import dev.bindery.spec.State;
import dev.bindery.spec.Values;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tla2sany.semantic.OpDeclNode;
import tlc2.tool.TLCState;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.LazyValue;
import tlc2.value.impl.ModelValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;
import util.UniqueString;

/**
 * Takes values over the border, both ways: TLC's value classes on one side, the types of {@link
 * Values} on the other.
 */
final class ValueConverter {
  private final List<String> variables;
  private final UniqueString[] tlcVariables;
  private final Map<String, Value> modelValues;

  /** After TLC has read the cfg: only then are the model values known. */
  ValueConverter(OpDeclNode[] declarations) {
    this.variables =
        Arrays.stream(declarations)
            .map(declaration -> declaration.getName().toString())
            .sorted()
            .toList();
    this.tlcVariables =
        variables.stream().map(UniqueString::uniqueStringOf).toArray(UniqueString[]::new);
    this.modelValues =
        ModelValue.mvs == null
            ? Map.of()
            : Arrays.stream(ModelValue.mvs)
                .collect(Collectors.toMap(value -> value.val.toString(), value -> value));
  }

  List<String> variables() {
    return variables;
  }

  State toJava(TLCState state) {
    Object[] values = new Object[tlcVariables.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = toJava((Value) state.lookup(tlcVariables[i]));
    }
    return State.ofNormal(variables, values);
  }

  /**
   * A state for TLC.
   *
   * @throws IllegalArgumentException if it does not have exactly the variables of the module
   */
  TLCState toTlc(State state) {
    if (!state.variables().equals(variables)) {
      throw new IllegalArgumentException(
          "the module has the variables " + variables + ", the state " + state.variables());
    }
    TLCState copy = TLCState.Empty.createEmpty();
    for (int i = 0; i < tlcVariables.length; i++) {
      copy.bind(tlcVariables[i], toTlc(state.get(variables.get(i))));
    }
    copy.deepNormalize();
    return copy;
  }

  /** A value in normal form. */
  Object toJava(Value value) {
    if (value instanceof IntValue number) {
      return number.val;
    }
    if (value instanceof BoolValue truth) {
      return truth.val;
    }
    if (value instanceof ModelValue model) {
      return model.val.toString();
    }
    if (value instanceof StringValue text) {
      String string = text.val.toString();
      if (modelValues.containsKey(string)) {
        throw new IllegalArgumentException(
            "a model value has the spelling of the string \"" + string + "\"");
      }
      return string;
    }
    if (value instanceof LazyValue lazy && lazy.getValue() != null) {
      return toJava(lazy.getValue());
    }
    if (value.toTuple() instanceof TupleValue tuple) {
      return Arrays.stream(tuple.elems).map(this::toJava).toList();
    }
    if (value.toRcd() instanceof RecordValue rcd) {
      Map<Object, Object> record = new LinkedHashMap<>();
      for (int i = 0; i < rcd.names.length; i++) {
        record.put(rcd.names[i].toString(), toJava(rcd.values[i]));
      }
      return Values.function(record);
    }
    if (value.toFcnRcd() instanceof FcnRcdValue function) {
      Value[] domain = function.getDomainAsValues();
      Map<Object, Object> pairs = new LinkedHashMap<>();
      for (int i = 0; i < domain.length; i++) {
        pairs.put(toJava(domain[i]), toJava(function.values[i]));
      }
      return Values.function(pairs);
    }
    if (value.toSetEnum() instanceof SetEnumValue set) {
      set.normalize();
      Set<Object> elements = new LinkedHashSet<>();
      for (int i = 0; i < set.elems.size(); i++) {
        elements.add(toJava(set.elems.elementAt(i)));
      }
      return Values.setOf(elements);
    }
    throw new IllegalArgumentException("not a finite value: " + value);
  }

  /** A value for TLC, not normalized; the arrays are fresh, as TLC keeps them. */
  Value toTlc(Object value) {
    if (value instanceof Integer number) {
      return IntValue.gen(number);
    }
    if (value instanceof Boolean truth) {
      return truth ? BoolValue.ValTrue : BoolValue.ValFalse;
    }
    if (value instanceof String text) {
      Value model = modelValues.get(text);
      return model != null ? model : new StringValue(text);
    }
    if (value instanceof List<?> list) {
      return new TupleValue(list.stream().map(this::toTlc).toArray(Value[]::new));
    }
    if (value instanceof Set<?> set) {
      return new SetEnumValue(set.stream().map(this::toTlc).toArray(Value[]::new), false);
    }
    if (value instanceof Map<?, ?> map) {
      Value[] images = map.values().stream().map(this::toTlc).toArray(Value[]::new);
      if (map.keySet().stream()
          .allMatch(key -> key instanceof String text && !modelValues.containsKey(text))) {
        UniqueString[] names =
            map.keySet().stream()
                .map(key -> UniqueString.uniqueStringOf((String) key))
                .toArray(UniqueString[]::new);
        return new RecordValue(names, images, false);
      }
      return new FcnRcdValue(
          map.keySet().stream().map(this::toTlc).toArray(Value[]::new), images, false);
    }
    throw new IllegalArgumentException("no TLA+ value: " + value);
  }
}
