package org.lapwing.labels.annotation;

/// How an annotation came about.
public enum AnnotationSource {
    /// A person drew it.
    DRAWN("drawn"),
    /// A person accepted what a model suggested.
    ACCEPTED("accepted suggestion"),
    /// It comes from another file.
    IMPORTED("imported");

    private final String text;

    AnnotationSource(String text) {
        this.text = text;
    }

    /// What files say, such as `accepted suggestion`.
    public String text() {
        return text;
    }
}
