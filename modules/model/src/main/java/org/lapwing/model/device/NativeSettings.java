package org.lapwing.model.device;

import com.sun.management.OperatingSystemMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How the engines of this process wait for their threads and are handed memory.
///
/// **Waiting.** The threads of LibTorch's OpenMP spin at every barrier, so that a neighbour which takes a core makes
/// each layer wait for a thread that is not running. Asleep they give the core away, and wake later. Measured for
/// training steps of the default network on two cores, asleep against spinning: 0.8 of the speed on a quiet machine,
/// 1.5 beside one busy thread. So a window, whose own threads read and draw, lets them sleep; a command does not. What
/// the environment says of `OMP_WAIT_POLICY` is kept.
///
/// **Memory.** Engines map and unmap large arrays at every layer, and the page faults cost as much as the
/// arithmetic. On Linux with glibc two settings mend it, both made in process before LibTorch loads; elsewhere
/// nothing is done.
///
/// They work best where the process was started with `MALLOC_ARENA_MAX=1` in its environment, as the launcher does:
/// glibc gives every further thread an arena of 64 MiB pieces, larger arrays fall through to the system each time, and
/// no call can move a running thread to the main arena. Measured for training, one thread of a busy machine: 2.6
/// seconds per step and 2.3 GiB resident without, 1.9 seconds and 1.5 GiB with it.
public final class NativeSettings {

    private static final Logger LOG = LoggerFactory.getLogger(NativeSettings.class);

    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_TOP_PAD = -2;
    private static final int M_MMAP_THRESHOLD = -3;
    private static final int KEPT_BYTES = 256 << 20;
    private static final int OVERWRITE = 1;
    private static final int KEEP = 0;
    private static final int PRIO_PROCESS = 0;
    private static final int CALLING_THREAD = 0;

    /// A tenth of the share that a thread gets which does not give way.
    private static final int NICE = 10;

    /// How much memory may be kept for speed.
    public enum Thrift {
        /// Huge pages only: resident memory stays as it is.
        LIGHT,
        /// Freed arrays are kept for the next layer as well: fastest; twice the resident memory where threads have
        /// arenas of their own.
        KEEP_FREED;

        private static final long ENOUGH_BYTES = 6L << 30;
        private static final long PLENTY_BYTES = 12L << 30;

        /// What suits this machine's memory and how the process was started.
        public static Thrift recommended() {
            long needed = "1".equals(System.getenv("MALLOC_ARENA_MAX")) ? ENOUGH_BYTES : PLENTY_BYTES;
            return machineBytes().orElse(0) >= needed ? KEEP_FREED : LIGHT;
        }
    }

    /// What a thread of the engine does while it waits for the others.
    public enum Waiting {
        /// Keeps its core: fastest where nothing else runs.
        SPINNING,
        /// Gives its core to whoever needs it.
        ASLEEP
    }

    private static boolean decided;

    private NativeSettings() {}

    /// Memory of the machine, or of the container the process may use; empty where that is not known.
    public static OptionalLong machineBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? OptionalLong.of(system.getTotalMemorySize())
                : OptionalLong.empty();
    }

    /// Makes the settings; call it before an engine loads. The first call decides, later ones change nothing.
    ///
    /// @return whether this call took effect
    public static synchronized boolean apply(Thrift thrift, Waiting waiting) {
        if (decided) {
            return false;
        }
        decided = true;
        return make(thrift, waiting);
    }

    /// Makes the settings, whoever made others before.
    static boolean make(Thrift thrift, Waiting waiting) {
        var linker = Linker.nativeLinker();
        var symbols = linker.defaultLookup();
        if (symbols.find("gnu_get_libc_version").isEmpty()) {
            return false;
        }
        try (var arena = Arena.ofConfined()) {
            var setenv = function(
                    linker,
                    symbols,
                    "setenv",
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
            boolean done = set(setenv, arena, "THP_MEM_ALLOC_ENABLE", "1", OVERWRITE);
            if (waiting == Waiting.ASLEEP) {
                done &= set(setenv, arena, "OMP_WAIT_POLICY", "PASSIVE", KEEP);
            }
            if (thrift == Thrift.KEEP_FREED) {
                var mallopt = function(
                        linker,
                        symbols,
                        "mallopt",
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
                done &= (int) mallopt.invokeExact(M_MMAP_THRESHOLD, Integer.MAX_VALUE) == 1;
                done &= (int) mallopt.invokeExact(M_TRIM_THRESHOLD, Integer.MAX_VALUE) == 1;
                done &= (int) mallopt.invokeExact(M_TOP_PAD, KEPT_BYTES) == 1;
            }
            LOG.debug("native settings {}, {}: {}", thrift, waiting, done ? "made" : "refused by the C library");
            return done;
        } catch (Throwable failure) { // invokeExact declares Throwable; without the settings all still works
            LOG.warn("settings for the native engines could not be made; training will be slower", failure);
            return false;
        }
    }

    /// Lets the calling thread, and the threads that engines start from it, give way to all others of the machine.
    ///
    /// For the device thread of a window, called before an engine loads: a network keeps every core busy, and a
    /// hand that drags the map should not wait for a core until a layer is done. Costs nothing while nobody else
    /// wants the cores, and cannot be taken back without privileges. Linux only, where a priority belongs to a
    /// thread; elsewhere nothing is done.
    ///
    /// @return whether the thread gives way now
    public static boolean giveWay() {
        var linker = Linker.nativeLinker();
        var symbols = linker.defaultLookup();
        if (symbols.find("gnu_get_libc_version").isEmpty()) {
            return false;
        }
        try {
            var setpriority = function(
                    linker,
                    symbols,
                    "setpriority",
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            return (int) setpriority.invokeExact(PRIO_PROCESS, CALLING_THREAD, NICE) == 0;
        } catch (Throwable failure) { // invokeExact declares Throwable; without it all still works
            LOG.warn("the engine's threads could not be told to give way; the map may stutter", failure);
            return false;
        }
    }

    private static boolean set(MethodHandle setenv, Arena arena, String name, String value, int overwrite)
            throws Throwable {
        MemorySegment key = arena.allocateFrom(name);
        return (int) setenv.invokeExact(key, arena.allocateFrom(value), overwrite) == 0;
    }

    private static MethodHandle function(
            Linker linker, SymbolLookup symbols, String name, FunctionDescriptor descriptor) {
        var symbol = symbols.find(name).orElseThrow(() -> new IllegalStateException("the C library lacks " + name));
        return linker.downcallHandle(symbol, descriptor);
    }
}
