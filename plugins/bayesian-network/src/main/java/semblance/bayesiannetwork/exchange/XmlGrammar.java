package semblance.bayesiannetwork.exchange;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetwork;

/**
 * Reads XMLBIF. Document type declarations are skipped, not obeyed: no entity but the five of XML itself is known, and
 * nothing outside the file is ever read. Variables may be declared after they are used, so definitions wait for the end.
 */
final class XmlGrammar {
    private final Page page;
    private final Draft draft;
    private final List<Definition> definitions = new ArrayList<>();
    private XMLStreamReader xml;

    XmlGrammar(Page page, double tolerance) {
        this.page = page;
        draft = new Draft(page, tolerance);
    }

    /** The probabilities of a variable as the file has them. */
    private record Definition(Place place, List<Token> names, List<Token> given, List<Token> tables) {}

    BayesianNetwork read(Run run) throws IOException {
        try {
            xml = factory().createXMLStreamReader(new StringReader(page.text()));
            document();
            Place end = place();
            for (Definition definition : definitions) define(definition);
            return draft.finish(end, run);
        } catch (XMLStreamException e) {
            throw fault(e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("a reference to '" + systemId + "', and nothing outside the file is read");
        });
        return factory;
    }

    private IOException fault(XMLStreamException e) {
        Location at = e.getLocation();
        // the parser puts the place before its own words
        String message =
                String.valueOf(e.getMessage()).replaceAll("(?s).*Message: ", "").replaceAll("\\s+", " ");
        return page.fault(at == null ? new Place(1, 1) : place(at), "this is not XML: " + message);
    }

    private Place place() {
        return place(xml.getLocation());
    }

    private static Place place(Location at) {
        return new Place(Math.max(1, at.getLineNumber()), Math.max(1, at.getColumnNumber()));
    }

    private void document() throws XMLStreamException, IOException {
        boolean network = false;
        int depth = 0;
        while (xml.hasNext()) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String tag = xml.getLocalName();
                if (depth == 0) root(tag);
                else if (depth == 1 && tag.equals("NETWORK") && !network) network = true;
                else if (depth == 2 && tag.equals("VARIABLE")) variable();
                else if (depth == 2 && tag.equals("DEFINITION")) definition();
                else if (depth == 2 && (tag.equals("NAME") || tag.equals("PROPERTY"))) text(tag);
                else throw page.fault(place(), expected(depth, network), Page.shown("<" + tag + ">"));
                if (depth < 2) depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.CHARACTERS && !xml.isWhiteSpace()) {
                throw page.fault(place(), expected(depth, network), Page.shown(xml.getText()));
            }
        }
        if (!network) throw page.fault(place(), "a <NETWORK>", "the end of the file");
    }

    private void root(String tag) throws IOException {
        if (!tag.equals("BIF")) throw page.fault(place(), "<BIF> as the root", "<" + tag + ">");
    }

    private static String expected(int depth, boolean network) {
        if (depth == 1) return network ? "one <NETWORK> in a file" : "<NETWORK>";
        return depth == 0 ? "<BIF>" : "<VARIABLE>, <DEFINITION>, <NAME> or <PROPERTY>";
    }

    /** The next event, of which none may be a reference to an entity. */
    private int next() throws XMLStreamException, IOException {
        int event = xml.next();
        if (event == XMLStreamConstants.ENTITY_REFERENCE)
            throw page.fault(place(), "the entity '&" + xml.getLocalName() + ";' is not known; only those of XML are");
        return event;
    }

    /** The text of the element just opened, without spaces around it; its end has been read. */
    private Token text(String tag) throws XMLStreamException, IOException {
        Place place = place();
        StringBuilder text = new StringBuilder();
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT)
                throw page.fault(place(), "text in <" + tag + ">", "<" + xml.getLocalName() + ">");
            if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE) text.append(xml.getText());
        }
        return new Token(Token.Kind.QUOTED, text.toString().strip(), place);
    }

    private void variable() throws XMLStreamException, IOException {
        Place place = place();
        String type = xml.getAttributeValue(null, "TYPE");
        if (type != null && !type.equals("nature"))
            throw page.fault(place, "variables of type 'nature', the only ones with a distribution", Page.shown(type));
        List<Token> names = new ArrayList<>();
        List<Token> levels = new ArrayList<>();
        for (String tag = child("VARIABLE"); !tag.isEmpty(); tag = child("VARIABLE")) {
            Token text = text(tag);
            if (tag.equals("NAME")) names.add(text);
            else if (tag.equals("OUTCOME") || tag.equals("VALUE")) levels.add(text);
            else if (!tag.equals("PROPERTY"))
                throw page.fault(text.place(), "<NAME>, <OUTCOME> or <PROPERTY> in a <VARIABLE>", "<" + tag + ">");
        }
        if (names.size() != 1) throw page.fault(place, "one <NAME> in a <VARIABLE>", String.valueOf(names.size()));
        draft.declare(names.get(0), levels);
    }

    /** Goes to the next element in the one that is open, and gives its tag; empty at the end of the open one. */
    private String child(String parent) throws XMLStreamException, IOException {
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) return xml.getLocalName();
            if (event == XMLStreamConstants.CHARACTERS && !xml.isWhiteSpace())
                throw page.fault(place(), "elements in <" + parent + ">", Page.shown(xml.getText()));
        }
        return "";
    }

    private void definition() throws XMLStreamException, IOException {
        Definition definition = new Definition(place(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String tag = child("DEFINITION"); !tag.isEmpty(); tag = child("DEFINITION")) {
            Token text = text(tag);
            if (tag.equals("FOR")) definition.names.add(text);
            else if (tag.equals("GIVEN")) definition.given.add(text);
            else if (tag.equals("TABLE")) definition.tables.add(text);
            else if (!tag.equals("PROPERTY"))
                throw page.fault(text.place(), "<FOR>, <GIVEN>, <TABLE> or <PROPERTY>", "<" + tag + ">");
        }
        if (definition.names.size() != 1)
            throw page.fault(definition.place, "one <FOR> in a <DEFINITION>", String.valueOf(definition.names.size()));
        if (definition.tables.size() != 1)
            throw page.fault(
                    definition.place, "one <TABLE> in a <DEFINITION>", String.valueOf(definition.tables.size()));
        definitions.add(definition);
    }

    private void define(Definition definition) throws IOException {
        Token name = definition.names.get(0);
        int child = draft.find(name);
        int[] parents = new int[definition.given.size()];
        for (int p = 0; p < parents.length; p++) parents[p] = draft.find(definition.given.get(p));
        draft.family(name, child, definition.given, parents);
        Shape shape = draft.shape(child, parents, name.place());
        Token table = definition.tables.get(0);
        String[] words = table.text().isEmpty() ? new String[0] : table.text().split("\\s+");
        if (words.length != shape.entries())
            throw page.fault(
                    table.place(),
                    shape.entries() + " probabilities of " + Page.shown(name.text()),
                    String.valueOf(words.length));
        double[] values = new double[words.length];
        for (int i = 0; i < values.length; i++) values[i] = number(words[i], table.place());
        draft.define(name, child, parents, shape, values, configuration -> table.place());
    }

    private double number(String word, Place place) throws IOException {
        try {
            double value = Tokens.numeric(word) ? Double.parseDouble(word) : Double.NaN;
            if (Double.isFinite(value)) return value;
        } catch (NumberFormatException e) {
            // falls through to the message below
        }
        throw page.fault(place, "a probability", Page.shown(word));
    }
}
