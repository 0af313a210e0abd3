package org.lapwing.workbench.panel;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.workbench.state.JobViewModel;
import org.lapwing.workbench.state.JobsViewModel;
import org.lapwing.workbench.text.Messages;

/// One line for each running job: what it is, how far, how fast, how long still, and a button that stops it.
public final class JobStrip extends VBox {

    private final JobsViewModel jobs;

    /// Follows the view model.
    public JobStrip(JobsViewModel jobs) {
        this.jobs = jobs;
        getStyleClass().add("lw-jobs");
        jobs.running().addListener((ListChangeListener<JobViewModel>) _ -> rebuild());
        rebuild();
    }

    private void rebuild() {
        getChildren().setAll(jobs.running().stream().map(JobStrip::line).toList());
        setVisible(!jobs.running().isEmpty());
        setManaged(isVisible());
    }

    private static HBox line(JobViewModel job) {
        var title = new Label(job.title());
        title.getStyleClass().add("lw-job-title");
        title.setMinWidth(USE_PREF_SIZE);
        var bar = new ProgressBar();
        bar.progressProperty().bind(job.fraction());
        bar.setPrefWidth(160);
        bar.setMinWidth(80);
        bar.setAccessibleText(Messages.text("job.progress", job.title()));
        var detail = new Label();
        detail.textProperty().bind(job.detail());
        detail.getStyleClass().add("lw-note");
        detail.setTextOverrun(OverrunStyle.ELLIPSIS);
        detail.setMinWidth(0);
        detail.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(detail, Priority.ALWAYS);
        var stop = Icons.button(Feather.X_CIRCLE, Messages.text("job.stop", job.title()), job::stop);
        var line = new HBox(12, title, bar, detail, stop);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("lw-job");
        return line;
    }
}
