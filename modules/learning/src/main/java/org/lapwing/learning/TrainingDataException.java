package org.lapwing.learning;

import java.io.IOException;

/// Images and labels from which nothing can be learnt. The message is a whole sentence with the remedy.
public class TrainingDataException extends IOException {

    private static final long serialVersionUID = 1L;

    /// @param message whole sentence
    public TrainingDataException(String message) {
        super(message);
    }
}
