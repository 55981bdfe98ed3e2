package semblance.core.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import semblance.api.Extension;

/** One pass over a record and the records within it, which collects what is wrong on its way. */
final class Configuring {
    private final Map<String, String> values;
    private final Parameters.Extensions lookup;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<String> groups = new ArrayList<>();
    /** Names of components whose extension was not found, so that nothing is known of what is within. */
    private final List<String> unfound = new ArrayList<>();

    private final List<String> problems = new ArrayList<>();

    Configuring(Map<String, String> values, Parameters.Extensions lookup) {
        this.values = values;
        this.lookup = lookup;
    }

    /** The record with its parameters replaced, or as it was where something is wrong. */
    Record apply(Record record, String prefix) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] replaced = new Object[components.length];
        int wrong = problems.size();
        boolean changed = false;
        for (int c = 0; c < components.length; c++) {
            Object value = Reflected.value(record, components[c]);
            replaced[c] = component(components[c], value, prefix + components[c].getName());
            changed |= replaced[c] != value;
        }
        if (!changed || problems.size() > wrong) return record;
        try {
            return Reflected.build(record, replaced);
        } catch (IllegalArgumentException e) {
            String where = prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1) + ": ";
            problems.add(where + e.getMessage());
            return record;
        }
    }

    private Object component(RecordComponent component, Object value, String name) {
        Shape shape = Shape.of(component);
        if (shape instanceof Shape.Group) {
            groups.add(name);
            return apply((Record) value, name + ".");
        }
        known.add(name);
        String text = values.get(name);
        try {
            if (shape instanceof Shape.Choice choice) {
                Object chosen = text == null ? value : choose(choice, (Extension) value, text.strip());
                return chosen instanceof Record inner ? apply(inner, name + ".") : chosen;
            }
            if (text == null) return value;
            return shape instanceof Shape.One one ? one.parse(text) : ((Shape.Many) shape).parse(text);
        } catch (IllegalArgumentException e) {
            boolean unknown = shape instanceof Shape.Choice;
            if (unknown) unfound.add(name);
            problems.add(name + (unknown ? ": " : " ") + e.getMessage());
            return value;
        }
    }

    /** The present one if it is the one named, so that writing a default out changes nothing. */
    private Extension choose(Shape.Choice choice, Extension present, String name) {
        return present.name().equals(name) ? present : lookup.find(choice.kind(), name);
    }

    /** What is wrong with the values, names that mean nothing last. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        List<String> strangers = new ArrayList<>();
        for (String name : values.keySet().stream().sorted().toList()) {
            if (known.contains(name) || unfound.stream().anyMatch(outer -> name.startsWith(outer + "."))) continue;
            if (groups.contains(name)) all.add(name + " is a group of parameters: " + String.join(", ", within(name)));
            else strangers.add("no parameter '" + name + "'" + Near.hint(name, known));
        }
        if (strangers.isEmpty()) return all;
        String last = strangers.remove(strangers.size() - 1);
        String choice = known.isEmpty() ? "there are none" : "parameters: " + String.join(", ", known);
        all.addAll(strangers);
        all.add(last + (last.endsWith("?") ? " " : "; ") + choice);
        return all;
    }

    private List<String> within(String group) {
        return known.stream().filter(name -> name.startsWith(group + ".")).toList();
    }
}
