package org.limitlab.core.catalog;

import org.limitlab.core.claim.Outcome;
import org.limitlab.core.yaml.Fields;
import org.limitlab.core.yaml.Node;

import java.util.Locale;

/**
 * A claim as an example file spells it, not yet validated.
 *
 * @param id its id
 * @param example the file that spells it
 * @param source its spelling
 */
public record DeclaredClaim(String id, Example example, Node.Mapping source) {

    /** The word for its kind, or an empty text. */
    public String kind() {
        return text("kind");
    }

    /** Its sentence; the id where it has none. */
    public String title() {
        String title = text("title");
        return title.isEmpty() ? id : title;
    }

    /** Id of the paper, or an empty text. */
    public String paper() {
        return text("paper");
    }

    /** Theorem, equation or section, or an empty text. */
    public String reference() {
        return text("reference");
    }

    /** Why another outcome than SUPPORTED is announced, or an empty text. */
    public String reason() {
        return text("reason");
    }

    /** The outcome that its author expects. */
    public Outcome announced() {
        String announced = text("announced").toLowerCase(Locale.ROOT);
        for (Outcome outcome : Outcome.values()) {
            if (Fields.spelling(outcome).equals(announced)) {
                return outcome;
            }
        }
        return kind().equals("phenomenon") ? Outcome.REPORTED : Outcome.SUPPORTED;
    }

    private String text(String key) {
        return source.entries().get(key) instanceof Node.Scalar s ? s.value() : "";
    }
}
