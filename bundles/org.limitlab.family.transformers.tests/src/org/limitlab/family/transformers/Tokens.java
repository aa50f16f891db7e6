package org.limitlab.family.transformers;

import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.parameter.Parts;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.YamlReader;

/** Parameters as a file spells them, for tests. */
final class Tokens {

    private static final ParameterSchema<SelfAttention.Parameters> SCHEMA =
            ParameterSchema.of(SelfAttention.Parameters.class, Parts.NONE);

    private Tokens() {}

    /**
     * Parameters of the model.
     *
     * @throws IllegalArgumentException with the problems, if there are any
     */
    static SelfAttention.Parameters parameters(String yaml) {
        Problems problems = new Problems();
        var node = YamlReader.readMapping("test", yaml);
        SCHEMA.checkKeys(node, "test", problems);
        var found = SCHEMA.bind(node, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.list().toString());
        }
        return found.orElseThrow();
    }
}
