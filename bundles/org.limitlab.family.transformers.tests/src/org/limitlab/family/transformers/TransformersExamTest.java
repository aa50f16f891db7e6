package org.limitlab.family.transformers;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.family.transformers.noise.LayeredTransformer;
import org.limitlab.family.transformers.noise.TransformerSde;
import org.limitlab.family.transformers.noise.TwoTokenSde;
import org.limitlab.testkit.Exam;

import java.util.stream.Stream;

/** The testkit's exam of everything that this family contributes. */
class TransformersExamTest {

    static Catalog catalog() {
        return Catalog.of(
                new SelfAttention(),
                new LayeredTransformer(),
                new TransformerSde(),
                new TwoTokenSde());
    }

    @TestFactory
    Stream<DynamicNode> exam() {
        return Exam.of(catalog())
                .at("self-attention", "{tokens: 12, step: 0.05}")
                .at("layered-transformer", "{tokens: 6, layers: 8, width: 20, strength: 1}")
                .at("transformer-sde", "{tokens: 6, layers: 8, strength: 1}")
                .at("two-token-law", "{cells: 60, gridSteps: 20}")
                .tests();
    }
}
