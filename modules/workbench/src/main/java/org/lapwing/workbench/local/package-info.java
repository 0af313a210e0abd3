/// The window's services on this machine: files on its disks, models on its processor or GPU.
///
/// Belongs here: turning calls of `org.lapwing.workbench.service` into calls of the modules that do the work. Does not
/// belong here: the work itself, or anything a person sees.
@NullMarked
package org.lapwing.workbench.local;

import org.jspecify.annotations.NullMarked;
