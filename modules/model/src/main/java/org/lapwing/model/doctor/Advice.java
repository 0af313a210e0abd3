package org.lapwing.model.doctor;

/// What a person can do so that this machine computes faster, or at all.
public enum Advice {
    /// A GPU is there, but this installation's PyTorch is built for processors.
    INSTALL_CUDA_BUILD,
    /// PyTorch is built with CUDA, but no driver announces a GPU.
    INSTALL_DRIVER,
    /// No PyTorch at all: nothing can be trained.
    INSTALL_PYTORCH,
    /// Less memory than training usually takes.
    LITTLE_MEMORY,
    /// Java's share of the memory is small, though there is more.
    RAISE_HEAP,
    /// The process was not started by the launcher, so training takes more time and memory.
    USE_LAUNCHER,
    /// The processor lacks the wide instructions that networks live on.
    OLD_PROCESSOR,
    /// Something failed that should work here.
    REPORT_FAILURE
}
