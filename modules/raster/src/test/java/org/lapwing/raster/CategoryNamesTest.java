package org.lapwing.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.raster.write.GeoTiffOptions;
import org.lapwing.raster.write.GeoTiffWriter;

class CategoryNamesTest {

    @TempDir
    Path folder;

    private Map<Integer, String> read(String xml) throws IOException {
        Files.writeString(folder.resolve("map.tif.aux.xml"), xml);
        return CategoryNames.beside(folder.resolve("map.tif"));
    }

    @Test
    void aFileWithoutNamesHasNone() {
        assertEquals(Map.of(), CategoryNames.beside(folder.resolve("map.tif")));
    }

    @Test
    void categoryNamesCountFromZeroAndEmptyOnesAreNone() throws IOException {
        assertEquals(
                Map.of(1, "water", 3, "wood & heath"),
                read("<PAMDataset><PAMRasterBand band=\"1\"><CategoryNames><Category></Category>"
                        + "<Category>water</Category><Category/><Category>wood &amp; heath</Category>"
                        + "</CategoryNames></PAMRasterBand></PAMDataset>"));
    }

    @Test
    void attributeTablesAreReadByTheUsageOfTheirColumns() throws IOException {
        assertEquals(
                Map.of(7, "road", 40, "field"),
                read("<PAMDataset><PAMRasterBand band=\"1\"><GDALRasterAttributeTable>"
                        + "<FieldDefn index=\"0\"><Name>n</Name><Type>0</Type><Usage>1</Usage></FieldDefn>"
                        + "<FieldDefn index=\"1\"><Name>t</Name><Type>2</Type><Usage>2</Usage></FieldDefn>"
                        + "<FieldDefn index=\"2\"><Name>v</Name><Type>0</Type><Usage>5</Usage></FieldDefn>"
                        + "<Row index=\"0\"><F>120</F><F>road</F><F>7</F></Row>"
                        + "<Row index=\"1\"><F>1</F><F>field</F><F>40</F></Row>"
                        + "</GDALRasterAttributeTable></PAMRasterBand></PAMDataset>"));
    }

    @Test
    void namesOfOtherBandsAndDamagedFilesDoNoHarm() throws IOException {
        assertEquals(
                Map.of(),
                read("<PAMDataset><PAMRasterBand band=\"2\"><CategoryNames><Category>a</Category></CategoryNames>"
                        + "</PAMRasterBand></PAMDataset>"));
        assertEquals(
                Map.of(0, "a"),
                read("<PAMDataset><PAMRasterBand band=\"1\"><CategoryNames><Category>a</Category><Cat"));
    }

    @Test
    void whatTheWriterWritesIsReadBack() throws IOException {
        var grid = Grid.ofPixels(16, 16);
        var bands = List.of(Band.of("class", SampleType.UINT8));
        var options = GeoTiffOptions.classes(new ColorTable(new int[] {0, -1, -1}), List.of("", "water", "wood"));
        try (var writer = GeoTiffWriter.create(folder.resolve("map.tif"), grid, bands, options)) {
            writer.write(new Tile(grid.bounds(), bands, new byte[256], Optional.empty()));
            writer.finish();
        }
        assertEquals(Map.of(1, "water", 2, "wood"), CategoryNames.beside(folder.resolve("map.tif")));
    }
}
