package org.limitlab.report.tex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.util.List;
import java.util.SplittableRandom;

import javax.xml.parsers.DocumentBuilderFactory;

class MathMlTest {
    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    /** The tree without attributes, as {@code msup(X,2)}. */
    private static String shape(String tex) throws Exception {
        Document document = parse(MathMl.block(Tex.read(tex)));
        Element semantics = (Element) document.getDocumentElement().getFirstChild();
        return shape((Element) semantics.getFirstChild());
    }

    private static String shape(Element element) {
        if (List.of("mi", "mn", "mo", "mtext").contains(element.getTagName())) {
            return element.getTextContent();
        }
        if (element.getTagName().equals("mspace")) {
            return "~";
        }
        StringBuilder inner = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            inner.append(inner.isEmpty() ? "" : " ").append(shape((Element) child));
        }
        return (element.getTagName().equals("mrow") ? "" : element.getTagName())
                + "("
                + inner
                + ")";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "x_i^2 # (msubsup(x i 2))",
                "x^2_i # (msubsup(x i 2))",
                "N^{-1/2} # (msup(N (\u2212 1 / 2)))",
                "P(X > 0) # (P ( X > 0 ))",
                "a < b # (a < b)",
                "\\frac{1}{N}\\sum_{i=1}^N x_i # (mfrac(1 N) munderover(\u2211 (i = 1) N) msub(x"
                        + " i))",
                "\\frac12 # (mfrac(1 2))",
                "\\sqrt{2\\pi} # (msqrt((2 \u03c0)))",
                "\\sqrt[3]{x} # (mroot(x 3))",
                "\\left(\\frac{a}{b}\\right)^2 # (msup((( mfrac(a b) )) 2))",
                "f'(x) # (msup(f \u2032) ( x ))",
                "\\mathbb{E}|X|^2 # (\ud835\udd3c | X msup(| 2))",
                "\\mathbb{R}^d # (msup(\u211d d))",
                "\\mathcal{N}(0,1) # (\ud835\udca9 ( 0 , 1 ))",
                "\\log N # (log ~ N)",
                "2\\log(N) # (2 ~ log ( N ))",
                "\\log(N) # (log ( N ))",
                "\\lim_{N\\to\\infty} a_N # (munder(lim (N \u2192 \u221e)) ~ msub(a N))",
                "\\int_0^T f\\,dt # (msubsup(\u222b 0 T) f ~ d t)",
                "x_{\\mathrm{max}} # (msub(x max))",
                "\\text{if } x>0 # (if\u00a0 x > 0)",
                "\\operatorname{erf}(x) # (erf ( x ))",
                "\\hat x # (mover(x ^))",
                "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix} # ((( mtable(mtr(mtd(a) mtd(b))"
                        + " mtr(mtd(c) mtd(d))) )))",
                "\\begin{cases} 1 & x>0 \\\\ 0 \\end{cases} # (({ mtable(mtr(mtd(1) mtd(x > 0))"
                        + " mtr(mtd(0)))))",
                "{\\rm e}^x # ",
            })
    void hasTheShape(String tex, String expected) throws Exception {
        if (expected == null) {
            assertFalse(Tex.read(tex).problems().isEmpty());
            return;
        }
        assertEquals(List.of(), Tex.read(tex).problems());
        assertEquals(expected, shape(tex).replace("(())", "()"));
    }

    @Test
    void letterAfterAnUprightOneIsItalicAgain() {
        String xml = MathMl.inline(Tex.read("\\mathrm{d}x"));
        assertTrue(xml.contains("<mi mathvariant=\"normal\">d</mi><mi>x</mi>"), xml);
    }

    @Test
    void signBeforeATermIsNoDifference() {
        String xml = MathMl.inline(Tex.read("-a-b"));
        assertEquals(1, xml.split("form=\"prefix\"", -1).length - 1, xml);
        assertEquals(1, xml.split("form=\"infix\"", -1).length - 1, xml);
    }

    @Test
    void sourceIsKeptAndEscaped() throws Exception {
        Document document = parse(MathMl.block(Tex.read("a < b & c")));
        assertEquals(
                "a < b & c", document.getElementsByTagName("annotation").item(0).getTextContent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\mathbb{E}|X_t|^2 = e^{-(2\\lambda - d\\sigma^2)t}\\,\\mathbb{E}|X_0|^2",
                "dX^i_t = -\\lambda (X^i_t - c(t))\\,dt + \\sigma |X^i_t - c(t)|\\,dW^i_t",
                "\\beta f = 1 + W_0\\left(\\frac{1}{(N-1)e}\\right)",
                "c(t) = \\frac{\\sum_j x_j e^{-\\alpha f(x_j)}}{\\sum_j e^{-\\alpha f(x_j)}}",
                "\\sup_{0\\le t\\le T} \\left\\| \\mu^N_t - \\mu_t \\right\\| \\le C N^{-1/2}",
                "\\partial_t \\r"
                        + "ho = \\n"
                        + "abla\\cdot(\\r"
                        + "ho\\n"
                        + "abla V) + \\tfrac{\\sigma^2}{2}\\Delta\\r"
                        + "ho",
                "\\begin{aligned} \\dot R &= \\eta I_3 \\\\ \\dot Q &= 2\\eta I_3 + \\eta^2 I_4"
                        + " \\end{aligned}",
                "\\underbrace{a+b}_{\\text{drift}} \\stackrel{d}{=} \\lVert x \\rVert_2^2",
                "\\operatorname*{arg\\,min}_x f(x) \\propto \\binom",
            })
    void formulasOfTheFieldAreWellFormed(String tex) throws Exception {
        parse(MathMl.block(Tex.read(tex)));
        assertEquals(
                tex.endsWith("\\binom"),
                !Tex.read(tex).problems().isEmpty(),
                () -> Tex.read(tex).problems().toString());
    }

    @Test
    void whatIsNotUnderstoodIsNamed() {
        assertTrue(Tex.read("\\foo{x}").problems().getFirst().contains("\\foo"));
        assertTrue(Tex.read("{x").problems().getFirst().contains("not closed"));
        assertTrue(Tex.read("x}").problems().getFirst().contains("}"));
        assertTrue(Tex.read("x^").problems().getFirst().contains("superscript"));
        assertTrue(Tex.read("\\left( x").problems().getFirst().contains("\\right"));
        assertTrue(Tex.read("\\begin{matrix} a").problems().getFirst().contains("\\end"));
    }

    /** Any string of TeX's own characters: no exception, and well-formed. */
    @Test
    void noiseIsSurvived() throws Exception {
        String[] tokens = {
            "\\frac",
            "\\sqrt",
            "{",
            "}",
            "^",
            "_",
            "&",
            "\\\\",
            "\\left",
            "\\right",
            "(",
            ")",
            "|",
            "x",
            "2",
            "'",
            " ",
            "\\begin{cases}",
            "\\end{cases}",
            "\\text",
            "\\mathbb",
            "\\sum",
            "-",
            "<",
            ">",
            "\\",
            "[",
            "]",
            "\\underbrace",
            "\\hat",
            "$",
            ".",
            "\\log"
        };
        SplittableRandom random = new SplittableRandom(23);
        for (int round = 0; round < 3000; round++) {
            StringBuilder tex = new StringBuilder();
            for (int i = random.nextInt(1, 14); i > 0; i--) {
                tex.append(tokens[random.nextInt(tokens.length)]);
            }
            parse(MathMl.block(Tex.read(tex.toString())));
            org.limitlab.report.chart.Text.math(tex.toString());
        }
    }
}
