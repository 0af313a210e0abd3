package org.lapwing.raster.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.lapwing.jobs.WorkerPool;

/// A server on this machine's loopback address, with answers of all kinds.
final class LoopbackServer implements AutoCloseable {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    private final WorkerPool pool = WorkerPool.create("server", 8, WorkerPool.Ending.ABANDON);
    private final HttpServer server;

    /// Path and query of every request, in order.
    final List<String> asked = new CopyOnWriteArrayList<>();

    LoopbackServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(pool);
        server.start();
    }

    /// Answers what begins with `path`.
    LoopbackServer on(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestURI().toString());
            try (exchange) {
                handler.handle(exchange);
            }
        });
        return this;
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    WebAddress at(String path) throws IOException {
        return WebAddress.of(url(path));
    }

    static HttpHandler sends(String type, byte[] body, String... headers) {
        return exchange -> answer(exchange, 200, type, body, headers);
    }

    static HttpHandler status(int status, String... headers) {
        return exchange -> answer(exchange, status, "text/plain", new byte[0], headers);
    }

    static void answer(HttpExchange exchange, int status, String type, byte[] body, String... headers)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    /// Says that there are more bytes than it sends, then hangs up.
    static HttpHandler truncated(byte[] body) {
        return exchange -> {
            exchange.sendResponseHeaders(200, body.length + 100L);
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
        };
    }

    /// Answers ranges of a file.
    static HttpHandler ranges(byte[] file, String etag) {
        return exchange -> {
            var match =
                    RANGE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
            if (!match.matches()) {
                answer(exchange, 200, "image/tiff", file, "ETag", etag);
                return;
            }
            int first = Integer.parseInt(match.group(1));
            int last = Math.min(file.length - 1, Integer.parseInt(match.group(2)));
            answer(
                    exchange,
                    206,
                    "image/tiff",
                    java.util.Arrays.copyOfRange(file, first, last + 1),
                    "ETag",
                    etag,
                    "Content-Range",
                    "bytes " + first + "-" + last + "/" + file.length);
        };
    }

    @Override
    public void close() {
        server.stop(0);
        pool.close();
    }
}
