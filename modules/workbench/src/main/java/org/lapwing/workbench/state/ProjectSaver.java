package org.lapwing.workbench.state;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.lapwing.labels.Legend;
import org.lapwing.project.Project;
import org.lapwing.workbench.service.OpenedImage;
import org.lapwing.workbench.service.OpenedLabels;
import org.lapwing.workbench.service.WorkbenchServices;

/// Writes what is open: the legend, and the project that names everything.
final class ProjectSaver {

    private final WorkbenchServices services;
    private final JobsViewModel jobs;

    ProjectSaver(WorkbenchServices services, JobsViewModel jobs) {
        this.services = services;
        this.jobs = jobs;
    }

    /// Writes a legend.
    ///
    /// @return the file when it is written
    CompletableFuture<Path> writeLegend(Path file, Legend legend) {
        return jobs.quietly(services.workers(), () -> {
            services.files().writeLegend(file, legend);
            return file;
        });
    }

    /// Writes a project.
    ///
    /// @return the project when it is written
    CompletableFuture<Project> write(Project project) {
        return jobs.quietly(services.workers(), () -> {
            services.files().writeProject(project);
            return project;
        });
    }

    /// The project of what is open, as it would stand in `folder`.
    static Project describe(WorkspaceViewModel workspace, Path folder, Path legendFile) {
        return new Project(
                folder,
                workspace
                        .project()
                        .get()
                        .filter(each -> each.folder().equals(folder))
                        .map(Project::name)
                        .orElse(nameOf(folder)),
                workspace.image().get().map(OpenedImage::file),
                workspace.labels().get().map(OpenedLabels::file),
                workspace.hasLegend() ? Optional.of(legendFile) : Optional.empty(),
                workspace.modelFolder().get().orElse(folder.resolve("model")),
                workspace.chosenLook(),
                workspace.bookmarksToSave(),
                workspace.decisionsToSave(),
                workspace.project().get().map(Project::keptPredictionBytes).orElse(0L),
                workspace.mapToSave());
    }

    /// Where a model of an image goes unless a person says otherwise.
    static Path modelBeside(Path image) {
        var name = nameOf(image);
        int dot = name.lastIndexOf('.');
        return image.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "-model");
    }

    /// The last part of a path, as a person calls it.
    static String nameOf(Path path) {
        var last = path.getFileName();
        return last == null ? path.toString() : last.toString();
    }
}
