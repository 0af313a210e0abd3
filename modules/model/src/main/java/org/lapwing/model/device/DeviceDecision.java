package org.lapwing.model.device;

/// Which device is used, and why.
///
/// @param device the device
/// @param reason one sentence a person can read
public record DeviceDecision(ComputeDevice device, String reason) {}
