/// Encoders: published classification networks without their classifier, from which segmentation networks are
/// built.
///
/// Belongs here: their layers, named as torchvision names them so that public weights fit. Does not belong
/// here: what is built upon them.
@NullMarked
package org.lapwing.model.encoder;

import org.jspecify.annotations.NullMarked;
