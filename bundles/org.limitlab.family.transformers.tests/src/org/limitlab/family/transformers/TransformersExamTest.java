package org.limitlab.family.transformers;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.testkit.Exam;

import java.util.stream.Stream;

/** The testkit's exam of everything that this family contributes. */
class TransformersExamTest {

    static Catalog catalog() {
        return Catalog.of(new SelfAttention());
    }

    @TestFactory
    Stream<DynamicNode> exam() {
        return Exam.of(catalog()).at("self-attention", "{tokens: 12, step: 0.05}").tests();
    }
}
