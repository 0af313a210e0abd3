package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lapwing.project.KeptAddress;
import org.lapwing.project.KeptLayer;
import org.lapwing.raster.remote.RemoteSpec;
import org.lapwing.workbench.fake.FakeServices;
import org.lapwing.workbench.state.RemoteLayersViewModel.Waiting;

class RemoteLayersViewModelTest {

    private static final RemoteSpec TILES =
            new RemoteSpec.Tiles("https://{s}.tiles.example.org/{z}/{x}/{y}.png?key=SECRET", 18, "© Example mappers");
    private static final RemoteSpec BROKEN = new RemoteSpec.CloudTiff("https://broken.example.org/a.tif", "");

    private final FakeServices services = FakeServices.immediate();
    private final WindowViewModel window = new WindowViewModel(services, Runnable::run, Optional::empty);
    private final RemoteLayersViewModel remotes = window.remotes();

    @BeforeEach
    void openImage() {
        window.workspace().openImage(Path.of("image.tif")).join();
    }

    private List<String> order() {
        return window.layers().items().stream().map(LayerItem::id).toList();
    }

    private static KeptLayer far() {
        return new KeptLayer(
                KeptLayer.Kind.WEB,
                "WEB-7",
                "Far",
                Optional.empty(),
                "",
                "",
                "",
                true,
                1,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(new KeptAddress(KeptAddress.Kind.TIFF, "https://broken.example.org/a.tif", 0, "", "", "")));
    }

    /// Names of what a project would keep, connected or not.
    private List<String> kept() {
        return Stream.concat(
                        window.layers().items().stream().flatMap(item -> remotes.kept(item).stream()),
                        remotes.waitingToKeep().stream())
                .map(KeptLayer::name)
                .toList();
    }

    @Test
    void aLayerLiesAboveTheImageAndItsMakersAreNamedWhileItIsSeen() {
        var item = remotes.add("Streets", TILES, () -> {}).join();

        assertEquals(List.of("WEB-1", "IMAGERY"), order());
        assertEquals("tiles.example.org", item.remark().get());
        assertEquals("© Example mappers", remotes.attribution().get());

        item.visible().set(false);
        assertEquals("", remotes.attribution().get());
        item.visible().set(true);
        window.added().remove(item);
        assertEquals("", remotes.attribution().get());
        assertEquals(List.of("IMAGERY"), order());
        assertEquals(List.of(), kept());
    }

    @Test
    void whatCannotBeConnectedSaysWhyAndMayBeChanged() {
        var again = new int[1];
        assertThrows(CompletionException.class, () -> remotes.add("Far", BROKEN, () -> again[0]++)
                .join());

        var notice = window.notices().unread().getFirst();
        assertTrue(notice.detail().contains("has not answered"), notice.detail());
        notice.action().orElseThrow().run().run();
        assertEquals(1, again[0]);
        assertEquals(List.of("IMAGERY"), order());
    }

    @Test
    void rememberedLayersStayOffAndNothingIsFetchedUntilAPersonConnects() {
        remotes.add("Streets", TILES, () -> {}).join().opacity().set(0.5);
        var streets = remotes.kept(window.layers().items().getFirst()).orElseThrow();
        window.workspace().openImage(Path.of("image.tif")).join();
        services.remotes.asked.clear();
        remotes.remember(List.of(streets, far()));

        assertEquals(List.of(), services.remotes.asked);
        assertEquals(List.of("IMAGERY"), order());
        assertEquals(1, window.notices().unread().size());
        var question = window.notices().unread().getFirst();
        assertTrue(question.detail().contains("tiles.example.org, broken.example.org"), question.detail());
        assertTrue(!question.detail().contains("SECRET"), question.detail());

        question.action().orElseThrow().run().run();

        assertEquals(List.of("WEB-1", "IMAGERY"), order());
        assertEquals(0.5, window.layers().items().getFirst().opacity().get());
        assertEquals(
                List.of("Far"), remotes.waiting().stream().map(Waiting::name).toList());
        assertEquals(List.of("Streets", "Far"), kept());
    }

    @Test
    void whatWaitsIsForgottenWithAnotherImageOrWhenAPersonSaysSo() {
        remotes.remember(List.of(far()));
        remotes.forget(remotes.waiting().getFirst());
        assertEquals(List.of(), kept());

        remotes.remember(List.of(far()));
        window.workspace().openImage(Path.of("other.tif")).join();
        assertEquals(0, remotes.waiting().size());
    }

    @Test
    void theDraftSaysWhatIsMissingWithoutAskingAnybody() {
        var draft = remotes.draft();
        draft.address().set("https://tiles.example.org/{z}/{x}.png");
        assertTrue(draft.verdict().get().contains("{y}"), draft.verdict().get());
        assertTrue(draft.spec().isEmpty());

        draft.address().set("https://tiles.example.org/{z}/{x}/{y}.png");
        assertEquals(
                new RemoteSpec.Tiles("https://tiles.example.org/{z}/{x}/{y}.png", 19, ""),
                draft.spec().orElseThrow());
        assertEquals("tiles.example.org", draft.title());

        draft.kind().set(RemoteDraft.Kind.TIFF);
        draft.address().set("file:///etc/passwd");
        assertTrue(draft.spec().isEmpty());
        draft.address().set("https://files.example.org/data/field.tif");
        assertEquals("field.tif", draft.title());
        assertTrue(draft.spec().orElseThrow() instanceof RemoteSpec.CloudTiff);
        assertEquals(List.of(), services.remotes.asked);
    }

    @Test
    void aServiceIsAskedOnceAndItsLayersChosen() {
        var draft = remotes.draft();
        draft.kind().set(RemoteDraft.Kind.SERVICE);
        draft.address().set("https://maps.example.org/wms");
        assertTrue(draft.spec().isEmpty());

        draft.askService();
        assertEquals(List.of("https://maps.example.org/wms"), services.remotes.asked);
        var offer = draft.offer().get().orElseThrow();
        assertEquals("image/png", draft.format().get());
        draft.chosen().setAll(offer.layers().get(1), offer.layers().get(2));

        assertEquals(
                new RemoteSpec.MapService(
                        "https://maps.example.org/wms", "ortho2020,dem", "image/png", "Survey of the valley"),
                draft.spec().orElseThrow());
        assertEquals("Aerial images 2020", draft.title());

        draft.address().set("https://broken.example.org/wms");
        assertTrue(draft.spec().isEmpty(), "layers of another service mean nothing here");
        draft.askService();
        assertTrue(draft.verdict().get().contains("has not answered"));
    }
}
