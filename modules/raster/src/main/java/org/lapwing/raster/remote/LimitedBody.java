package org.lapwing.raster.remote;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// Takes a body as long as it is not too long; a longer one is given up as soon as that is known.
final class LimitedBody implements BodySubscriber<byte[]> {

    private final long most;
    private final CompletableFuture<byte[]> result = new CompletableFuture<>();
    private final ByteArrayOutputStream taken;
    private Flow.@Nullable Subscription subscription;

    /// @param most bytes that are taken at most
    /// @param announced bytes that the server says there are, negative where it says nothing
    LimitedBody(long most, long announced) {
        this.most = most;
        this.taken = new ByteArrayOutputStream((int) Math.min(Math.max(announced, 256), 1 << 20));
        if (announced > most) {
            result.completeExceptionally(new TooLong(announced));
        }
    }

    /// There are more bytes than are taken.
    static final class TooLong extends java.io.IOException {

        private static final long serialVersionUID = 1L;

        /// @param announced bytes that there are, negative where it is not known
        TooLong(long announced) {
            super(announced < 0 ? "too many bytes" : announced + " bytes are too many");
        }
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription next) {
        subscription = next;
        if (result.isDone()) {
            next.cancel();
        } else {
            next.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (var buffer : buffers) {
            if (result.isDone()) {
                return;
            }
            if (taken.size() + (long) buffer.remaining() > most) {
                if (subscription != null) {
                    subscription.cancel();
                }
                result.completeExceptionally(new TooLong(-1));
                return;
            }
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            taken.writeBytes(bytes);
        }
    }

    @Override
    public void onError(Throwable failure) {
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        result.complete(taken.toByteArray());
    }
}
