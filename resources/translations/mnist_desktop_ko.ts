<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
  <context>
    <name>AddLayerMenu</name>
    <message>
      <source>Choose a layer; a word about each appears here.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Board</name>
    <message>
      <source>Average-pooled</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Feature map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>First round</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Max-pooled</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Second round: each kernel is applied to every map of the first round and the results are added up, as Conv2D does with the same kernel in every channel.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>average</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>max</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Browser</name>
    <message>
      <source>&amp;Go to</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A random image of each class; press again for others.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All classes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All parts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Class to show</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every image that passes the filters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fitting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Images of the data set</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Images: {count:,}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nine random images; press again for others.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No image is in this part and of this class.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One per class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Part to show</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Random 3×3</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Row of ten</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shows only the images of one class.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shows only the images of one part.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ten random images in a row; press again for others.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Test</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The index of an image, counted from 0; Enter goes there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Validation</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>BuilderPanel</name>
    <message>
      <source>change {field}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>change {field} of layer {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>preset {title}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Choosers</name>
    <message>
      <source>(own)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Data set</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For {family}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Loading…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Meant for {family}; the data set above is {other}. {sentence}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Preset</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Replace layers and training settings by an experiment that is known to be worth a look.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The images to learn from.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ClassReport</name>
    <message>
      <source>Classification report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Double-click a class to see its images.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>CompareTab</name>
    <message>
      <source>No run holds all of these words.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No run is kept yet. Press Train, or open a zip of runs from another PC.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Opening the run…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Repeating “{name}” with other seeds: run {number} of {count}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stop the series</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The model and settings of “{name}” are in the builder now.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>model of “{name}”</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} runs</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Comparison</name>
    <message>
      <source>Curves</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Differences</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Predictions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reading the predictions…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tick a second run above to see which images the two read otherwise.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tick runs to see their curves over one another, in what they differ, and which images one reads right and another wrong.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count:,} runs are ticked. The first {limit} of them are compared.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ConfusionMatrix</name>
    <message>
      <source>1 image of {true} was read as {predicted}: {share} of all {total:,}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Confusion matrix</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No image of {true} was read as {predicted}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no test image of {true}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count:,} images of {true} were read as {predicted}: {share} of all {total:,}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count:,} of {total:,} images of {true} were read right: {share}.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Controls</name>
    <message>
      <source>A second round slides kernels over what the first one gives, so that they see more of the picture. Each kernel is applied to every map and the results are added up, as Conv2D does with the same kernel in every channel.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a second round</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>First round</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Kernels of the run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Puts Conv2D and pooling layers with these numbers of filters, sizes, strides, padding and activation into the model. The network learns kernels of its own.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove the second round</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Round</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Second round</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shows the kernels that the first Conv2D of the opened run has learned.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Train a network with a Conv2D layer, or open such a run, to see its kernels here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use as layer</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>CountsModel</name>
    <message>
      <source>All</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fitting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Test</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Validation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}, {part}: {count:,} images</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>CountsTable</name>
    <message>
      <source>Images per class in each part</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>CurvesView</name>
    <message>
      <source>Curve of {figure} over epochs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Curves of the run; the arrow keys go from epoch to epoch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>accuracy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>best epoch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>epoch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>rate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>rate {rate:g}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>training</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>validation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>weights kept</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>DataFiles</name>
    <message>
      <source>Address of a server that holds the folders mnist/ and fashion-mnist/ with the published files.
Your teacher knows whether there is one; {variable} sets it for good.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Another file is being imported. Wait until it is done, or stop it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Clothes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Data sets ({patterns});;All files (*)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Digits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Download full data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Downloading {title}…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Imported {title}: {train:,} images to train with, {test:,} to test with.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reading the table…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What do the images of {file} show?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{titles} will follow.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>DataTab</name>
    <message>
      <source>Every pixel and label is as in the published set, or as in the sample that ships with the app.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Genuine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No data set is loaded yet. Choose one at the top left.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not the published set</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reading the data set…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The content differs from that of the published set.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count:,} images: {train:,} for training, {test:,} for testing. Source: {source}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>DiagnosisView</name>
    <message>
      <source>The training failed.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>DifferenceMatrix</name>
    <message>
      <source>Both read equally many images of {true} as {predicted}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Difference of two confusion matrices</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{more} reads {count:,} more images of {true} as {predicted} than {less}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{more} reads {count:,} more images of {true} right than {less}.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>DifferenceTable</name>
    <message>
      <source>Differences between the ticked runs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>These runs have the same layers, settings and data.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tick a second run above to see in what the two differ.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>DrawTab</name>
    <message>
      <source>Draw a digit here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw a digit with mouse, pen or finger. The keys 0 to 9 draw one for you, Delete clears the pad, Ctrl+Z takes a stroke back. The photo of a digit is welcome, too.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drawing pad</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drop a picture of clothing here, paste one, or open a file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One piece of clothing on an even background is read best.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Place for a picture</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ExportButton</name>
    <message>
      <source>Export</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Network without a name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Picture (PNG)…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save the curves</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save the curves as a picture, a vector graphic or a table</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Saved {file}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Table (CSV)…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Vector graphic (SVG)…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>curves</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{network} on {data}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>FieldForm</name>
    <message>
      <source>From {minimum} to {maximum}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no {field}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>FiguresPanel</name>
    <message>
      <source>Classification report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Colour errors only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Confusion matrix</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copied; paste it into a spreadsheet or a report.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy as a table</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Counts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Off: colour grows with the square root, so that rare mistakes can be seen. On: colour grows in proportion, and the largest confusion is the darkest.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Picture (*.png)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Point at a cell to read it; click it to see its images.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save as a picture or a table…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Saved {file}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Share of the row, in %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Table (*.csv)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the cells say</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>FiguresTable</name>
    <message>
      <source>Best: epoch {epoch}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Epoch {epoch}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The epoch with the highest validation accuracy, which early stopping watches; ringed in both charts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The epoch with the lowest validation loss; ringed in both charts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>accuracy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>training loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>validation loss</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>FilterBar</name>
    <message>
      <source>All {count:,}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>In test order</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Largest loss first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Least confident first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Most confident first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Predicted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Predicted class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Right {count:,}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show all test images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show all test images (Escape)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sort by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>True</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>True class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wrong {count:,}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>any</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>FirstSteps</name>
    <message>
      <source>&lt;b&gt;Data&lt;/b&gt; shows every image. Click one to see its numbers, its label, and which part it belongs to.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&lt;b&gt;Draw&lt;/b&gt; a digit and see what the network sees. &lt;b&gt;Compare&lt;/b&gt; several runs. Try kernels in the &lt;b&gt;Lab&lt;/b&gt;.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&lt;b&gt;Layers&lt;/b&gt;, on the left: add, remove, move; the form below changes one. Nothing can break: undo it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&lt;b&gt;Results&lt;/b&gt; tell what is confused with what. Click a cell of the matrix to see its images.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&lt;b&gt;Train&lt;/b&gt; and watch the curves. Below them stands what they say. Stop whenever you like.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A lesson in five steps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>First steps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>add, duplicate, remove a layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>copy, cut, paste</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>fold the builder away; full screen; present</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>larger, smaller, usual text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>move a layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>one step; one epoch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>open, save a model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the tabs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>train; pause or resume; stop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>undo, redo</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>GradientButton</name>
    <message>
      <source>Check the gradients…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Compare what back-propagation computes with slopes that are measured, weight by weight.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>GradientDialog</name>
    <message>
      <source>A formula is wrong: slopes of layer {number} differ by {worst}. Rounding stays below {limit}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back-propagation computes the slope of the loss by every weight and bias. Here some of them are moved by {step} each way, one at a time, and the loss is computed anew: (L(w + h) − L(w − h)) / 2h is the measured slope. In 64-bit numbers, on {count} images, the two agree but for rounding, or a formula is wrong.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check with other weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Checking…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gradient check</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Slopes of each kernel and bias</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The gradients are right: no slope differs by more than {worst}. Rounding stays below {limit}.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>GradientModel</name>
    <message>
      <source>Between these two, as a share of the largest slope of the row.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many, drawn at random. One whose move crosses a kink, as relu has it, is left out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The layer, by its place in the list.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The same slope, measured by moving that number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The slope that back-propagation computes, where the two differ most.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Which of its numbers were moved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>bias</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>computed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>difference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>measured</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>moved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>numbers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{checked:,} of {size:,}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Headline</name>
    <message>
      <source>95 % interval {low:.1f}–{high:.1f} %, {wrong:,} of {count:,} wrong</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Loss {loss}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Test accuracy {share}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The share of test images that were read right. The network never learned from them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The share of these images that were read right. The network was trained with them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>These figures are those of a network for {trained}; what is chosen now is {chosen}. Train one, or choose another run in the list above.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>With other test images of the same kind, the accuracy would lie in this interval 95 times in 100 (Wilson).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>failed after epoch {last}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>interrupted after epoch {last}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>stopped by hand after epoch {last}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>stopped early, best epoch {epoch}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ImageGrid</name>
    <message>
      <source>Image {index}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wrong</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{position} of {count}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ImagePage</name>
    <message>
      <source>All images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back to all images (Escape)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fitting: the network learns from it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Image {index:,}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Numbers scaled to &amp;0..1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One-hot vector</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Part</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Test: shown to the network only when it has learned.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The image after (right arrow)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The image before (left arrow)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The numbers of image {index}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Validation: set aside to check on the network while it learns.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the network sees: each number divided by 255.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{position:,} of {count:,}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>InterruptedRuns</name>
    <message>
      <source>Continued after epoch {epoch}, although something had changed. {changes}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>KernelBar</name>
    <message>
      <source>Add a kernel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All of these</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Duplicate this kernel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Kernels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Random</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove this kernel</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>KernelEditor</name>
    <message>
      <source>Draws weights by chance, evenly from -1 to 1, as a network might start with them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Preset</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Random</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>KernelGrid</name>
    <message>
      <source>Type a number such as -1, 0.5 or 1/9, or pull a cell up or down. Ctrl+Up, Ctrl+Down: one more, one less. With Shift in tenths.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weights of the kernel</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>KernelModel</name>
    <message>
      <source>Row {row}, column {column}: {weight}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>KindForm</name>
    <message>
      <source>More parameters</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>LabPictureReader</name>
    <message>
      <source>Pasted picture</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>LabTab</name>
    <message>
      <source>Pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Put into the model as layer {number}: {layers}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save the map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The lab does not have the activation {name}: the maps are shown before it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The lab holds {count} kernels; {left_out} more of this run are left out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>layers from the lab</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>LabelsPanel</name>
    <message>
      <source>An image of the data set</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Another image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Class number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For a network that gives p[{label}] = {p:.1f}: sparse {sparse:.4f}, categorical {categorical:.4f}. The same number, because all other terms of the sum are multiplied by 0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Labels: class numbers, for sparse categorical cross-entropy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Labels: one-hot rows, for categorical cross-entropy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One-hot row</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show how labels are written for either loss, on an image of the data set</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The network of the shown run gives this image p[{label}] = {p:.3f}: sparse {sparse:.4f}, categorical {categorical:.4f}. The same number, because all other terms of the sum are multiplied by 0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>all labels: shape ({count:,}, 10); categorical cross-entropy: −Σ y·log p</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>all labels: shape ({count:,},); sparse categorical cross-entropy: −log p[{label}]</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>LayerEdits</name>
    <message>
      <source>Add</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add layer…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy layers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cut layers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Duplicate layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move layer down</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move layer up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Paste layers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Redo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Redo {change}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The clipboard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo {change}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>add {layer}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>cut layers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>duplicate layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>move layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>paste layers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>remove layer</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>LayerForm</name>
    <message>
      <source>Choose a layer to change it, or add one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer {number}: {layer}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>LayerList</name>
    <message>
      <source>Layers</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>LayerModel</name>
    <message>
      <source>Gets {input}, gives {output}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Output</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Parameters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>output {shape}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count:,} parameters</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>LayerPart</name>
    <message>
      <source>Layers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{parameters:,} parameters, no problems</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{parameters:,} parameters, one hint</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{parameters:,} parameters, one problem</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{parameters:,} parameters, {blocking} problems</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{parameters:,} parameters, {hints} hints</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Leaving</name>
    <message>
      <source>A training is running</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close without saving</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not saved yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stop the training and close? What it has learned so far is kept as a run.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Without saving, the next start offers to go on from the last checkpoint.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Without saving, what was learned is lost.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{names} are not saved yet. {problem}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{names} is not saved yet. {problem}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>LiveRate</name>
    <message>
      <source>Another learning rate for the run in training: Enter or an arrow applies it from the next step on. The schedule goes on from there; the curves are marked.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Learning rate now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Learning rate of the run in training</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>&amp;About {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Download full data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Edit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;File</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;First steps and keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Help</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Import data…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Open model…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Quit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Save model…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Train</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;View</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;What's new</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>About {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Compare</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Lab</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open &amp;log file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open data &amp;folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Results</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>first network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} {version}

An offline neural-network lab for classrooms.

Data and runs: {data}
Log: {log}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>MapFile</name>
    <message>
      <source>Saved as {file}.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>MapView</name>
    <message>
      <source>Save as PNG…</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>MatrixView</name>
    <message>
      <source>predicted class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>true class</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>MessageBar</name>
    <message>
      <source>Close this message</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open log</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Something went wrong that should not have. Your work is still here; the log file keeps the details.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ModelFiles</name>
    <message>
      <source>Models (*{suffix});;All files (*)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Opened {file}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Saved {file}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>open model</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>NetworkInputView</name>
    <message>
      <source>28 pixels long</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>28 × 28, centred</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>28 × 28, on black</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cropped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drawn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edges are made a little stronger, as the makers of Fashion-MNIST did.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>In gray, without the edges that have the colour of the corners.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>In the middle, with black and white exchanged. This is all that the network sees.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Moved by whole pixels until the centre of mass, where the lines cross, is in the middle. This is all that the network sees.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sharpened</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shown darker is what was on the sheet and does not go on. Lines of the paper: {lines}. Specks and other small things: {specks}. Edges and frames: {edges}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The digit alone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The longer side becomes 20 pixels; each pixel is the mean of its area.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The longer side becomes 28 pixels; each pixel is the mean of its area.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The square around the ink, so the size does not matter either.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The whole sheet. Only the frame goes on, so the place on the sheet does not matter.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Trimmed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the network sees, in four stages</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Without its lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Without specks</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>OneHotView</name>
    <message>
      <source>One-hot vector</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>PadTools</name>
    <message>
      <source>Clear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Clear the pad (Delete)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw a sample digit (0 to 9)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw it again (Ctrl+Y)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How wide the line is in the 28 × 28 image; most of MNIST's digits have about 2 pixels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Line {width:.1f} px</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open a picture file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open picture…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Paste</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Paste a picture (Ctrl+V)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Redo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sample</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take the last stroke back (Ctrl+Z)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Width of the line</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>PairBar</name>
    <message>
      <source>First run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Second run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>against</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>PictureBar</name>
    <message>
      <source>0..255: as the pixels are. 0..1: as networks mostly get them. Standard: (pixel / 255 − {mean:.4f}) / {std:.4f}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drawing from the pad</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Index of the sample</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open a picture… (it can also be dropped here)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Paste a picture (Ctrl+V)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sample of the data set</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The image of this index is shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>standard</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>PictureChooser</name>
    <message>
      <source>Drawing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sample {index}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is shown.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>PictureReader</name>
    <message>
      <source>The picture</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>PixelView</name>
    <message>
      <source>Row {row}, column {column}: {value}, scaled {scaled:.4f}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>PredictionView</name>
    <message>
      <source>Draw a digit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Getting ready…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>More than one digit?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next comes {second}, with {second_share}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No network yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>None is trained or opened. What it would see is shown below all the same; press Train, and its answer appears here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One class is named when it has at least half of the probability and at least twice that of the second. Otherwise the network is unsure between the two best.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open a picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>TensorFlow is being loaded, and a network with it. What it would see is shown below all the same.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The network does not give numbers any more: its training went wrong.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The pad is empty, so nothing is predicted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This looks like more than one digit, and the network reads one at a time. Taken for one, it would be {best}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This network was trained on {trained}; train one on {chosen} to read clothes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This network was trained on {trained}; train one on {chosen} to read digits.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Unsure: {best} or {second}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{best} has {share}. To be named alone it needs 50 %, and twice the {second_share} of {second}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{best}, {share}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} on {dataset}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} on {dataset}; it reads {share} of the test images.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>PredictionsPage</name>
    <message>
      <source>Both wrong: {count:,}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Read otherwise: {count:,}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Test images that the two runs read otherwise</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The matrix of {second} less that of {first}. Point at a cell to read it; click it to see its images.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no such image.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>True class {true}; {first_name} reads {first}, {second_name} reads {second}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Which images to show</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>true class → {first} | {second}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{first} right, {second} wrong: {count:,}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{second} right, {first} wrong: {count:,}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>PretrainedBadge</name>
    <message>
      <source>Pre-trained</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ProbabilityBars</name>
    <message>
      <source>How probable the network holds each class to be; together they are 100 %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Probabilities of the classes</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ProbabilityChart</name>
    <message>
      <source>Probabilities of the classes</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ProblemList</name>
    <message>
      <source>Problems</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>and {count} more</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ReadOut</name>
    <message>
      <source>Epoch {epoch}: training loss {loss}, accuracy {accuracy}; no validation; rate {rate}; {time:.1f} s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Epoch {epoch}: training loss {loss}, accuracy {accuracy}; validation loss {val_loss}, accuracy {val_accuracy}; rate {rate}; {time:.1f} s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Point at an epoch to read its figures. The wheel zooms, dragging moves, arrow keys step.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{rate:g} from step {step:,}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>RealBox</name>
    <message>
      <source>From {minimum} to {maximum}.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>RepeatDialog</name>
    <message>
      <source>&amp;Seeds in all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All of these runs are there already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>At least {count} are needed to judge a difference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Repeat with other seeds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Seeds {first} to {last}: {kept} kept, {count} to train, about {time} in all.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Train</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” is trained again with other seeds: other initial weights, other batches, and all else the same. How far the results scatter is the noise that a difference has to exceed.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ReportModel</name>
    <message>
      <source>F1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many test images the class has.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Of the images of this class, the share that was read as it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Of the images read as this class, the share that belongs to it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The harmonic mean of precision and recall: high only when both are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the label says.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>accuracy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>macro avg</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>precision</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>recall</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>support</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>weighted avg</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ResultsTab</name>
    <message>
      <source>Getting ready…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Its result appears here when the training ends.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No result yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Opening the run…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Press Train, or choose an earlier run above. What the network gets right and what it confuses then stands here, with every image behind it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>TensorFlow is being loaded, and a first result with it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The network is learning</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ResumeBanner</name>
    <message>
      <source>A training was interrupted and cannot go on. {cause}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask again at the next start</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cancel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Continue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Continue anyway</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Discard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Discard what “{name}” has learned up to epoch {done}? It cannot be brought back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Forget this training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go on with the next epoch, as if nothing had happened.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>If “{name}” goes on now, it will not end as it would have without the interruption. {changes}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep as it is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep what it has learned so far as a run that was stopped.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training of “{name}” on {data} was interrupted after epoch {done} of {epochs}, on {date} at {time}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training of “{name}” on {data} was interrupted in its first epoch, on {date} at {time}.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>RunActions</name>
    <message>
      <source>A pre-trained run comes with the app and stays as it is: it cannot be renamed, annotated or deleted. “Use as a new model” makes one of it to work on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filter by words</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filter the runs by words</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name, data, layers, notes, optimizer, seed…: every word has to be there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open in Results</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open runs from a zip…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Read the list again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Redo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Redo: {change}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rename</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Repeat with other seeds…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save as a zip…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tick all its seeds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo: {change}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Untick all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use as a new model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write notes</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>RunButtons</name>
    <message>
      <source>End the training now; what it learned is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go on to the end of the epoch, validation included, then pause.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go on with the training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hold the training where it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mend the problem above first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One epoch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One step</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pause</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Resume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Start training with these layers and settings.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Start training, go on to the end of the first epoch and pause.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Start training, take one step of the optimizer (one batch) and pause.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stopping…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take one step of the optimizer (one batch), then pause.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Train</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training cannot start. {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is changed above counts for the next run.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>RunChooser</name>
    <message>
      <source>Choose a run…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No run is kept yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open an earlier run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>RunCurves</name>
    <message>
      <source>Band: smallest to largest of the seeds.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Curves of the ticked runs; the arrow keys go from epoch to epoch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Curves of {figure} over epochs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Log loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Logarithmic scale: equal distances mean equal factors; small losses can be told apart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mean of repeats</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Point at an epoch to read it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Runs that differ only in their seed become one curve: their mean, in a band from the smallest to the largest value, as far as all of them went</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the accuracies of the later epochs enlarged, instead of 0 to 100 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Solid: validation. Dashed: training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zoom accuracy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>accuracy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>epoch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>rate {rate:g}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>RunEdits</name>
    <message>
      <source>Deleted {count:,} runs. Undo brings them back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Deleted “{name}”. Undo brings it back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Opened 1 run from {file}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Opened {count:,} runs from {file}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Saved {file}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>delete {count:,} runs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>delete “{name}”</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>notes on “{name}”</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>rename “{name}”</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>RunListModel</name>
    <message>
      <source>Pre-trained</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count:,} older runs are listed in Compare</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}, seed {seed}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{run} (damaged)</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>RunStatus</name>
    <message>
      <source>Epoch {epoch} of {epochs}, step {step} of {steps}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Finished in {time}. Look at the results, or change something and train again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Interrupted after {time}. What was learned until then is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Loading TensorFlow…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One step: epoch {epoch} of {epochs}, step {step} of {steps}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Paused before epoch {epoch:,} of {epochs:,}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Paused in epoch {epoch:,} after step {step:,} of {steps:,}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pausing…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Progress of the training over all epochs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ready to train.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Starting: TensorFlow is being loaded…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Starting…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stopped by hand after {time}. What was learned until then is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stopped early after {time}: validation no longer improved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stopping…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>TensorFlow could not be loaded; only the from-scratch engine can train.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Testing the network on images it has never seen…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The checkpoint</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The learning rate is {rate:g} from epoch {epoch:,} on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The learning rate is {rate:g} from step {step:,} of epoch {epoch:,} on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The training failed. {message}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The training goes on, but is not saved on the way: {cause}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The training is saved after each epoch again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not saved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>training {accuracy}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>validation {accuracy}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{seen:,} of {count:,} images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{time} left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{where}, mean loss so far {loss:.4f}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>RunSummary</name>
    <message>
      <source>Failed in epoch {next}, after {time}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Finished with epoch {done}, in {time}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Interrupted in epoch {next}, after {time}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It goes up to epoch {epochs}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Network without a name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No run yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Press Train: the curves grow here while the network learns.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Results and Draw use the weights of epoch {epoch}, the last.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Results and Draw use the weights of epoch {epoch}, the one with the highest validation accuracy.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Results and Draw use the weights of epoch {epoch}, the one with the lowest validation loss.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stopped by hand in epoch {next}, after {time}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stopped early with epoch {done}, in {time}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{data}: {fit:,} images to fit, {validation:,} to validate. {optimizer} at {rates} ({schedule}), batches of {batch}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} (pre-trained)</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>RunTable</name>
    <message>
      <source>Kept runs</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>RunTableModel</name>
    <message>
      <source>Data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Date</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How long it trained</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many numbers it learned or keeps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Its accuracy on the test images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Its best accuracy on the images that were set aside</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Its layers from input to output</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Notes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Parameters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Test</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The data set that it learned from</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tick runs to see them over one another below</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Validation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What you wrote about it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>When its training began</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>SampleDetail</name>
    <message>
      <source>Close this image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Right: {true}, read as {predicted} with {share}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Test image {index:,}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wrong: {true}, but read as {predicted} with {share}.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>SamplesPanel</name>
    <message>
      <source>No test image fits this choice.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Test images with predictions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>True class {true}, predicted class {predicted}, confidence {share}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{shown:,} of {count:,} test images: true → predicted class, confidence</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>SaveAgain</name>
    <message>
      <source>{count:,} runs are saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” is saved.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>SplitPanel</name>
    <message>
      <source>&amp;Seed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw the split again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draws the split with the seed beside it; when that is the present one, with a new one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Seed of the split</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Split</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The same seed draws the same split on every computer. Enter draws with it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{share} of the training images are set aside for validation, drawn with seed {seed} and stratified: each class keeps its share. The test images are never trained on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{share} of the training images are set aside for validation, drawn with seed {seed}, not stratified. The test images are never trained on.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>StageStrip</name>
    <message>
      <source>1 kernel {size}×{size}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shapes of all stages</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>average pooling</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>max pooling</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>one channel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} kernels {size}×{size}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>SumPanel</name>
    <message>
      <source>+ bias {bias} = {sum}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gray {gray}. Point at a feature map to see its sums.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Red {red}, green {green}, blue {blue}. Point at a feature map to see its sums.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The largest of {numbers} is {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The mean of {numbers} is {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The sum behind the pixel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>kernel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>largest: {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>mean of {count}: {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>pixels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>products</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>sum of {count} maps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>sum {total}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{activation} → {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{map}, row {row}, column {column}: {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{total} is the sum of {count} products</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Thumbnail</name>
    <message>
      <source>The picture in colour</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>TrainingForm</name>
    <message>
      <source>Early stopping</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>End the training when a validation figure no longer improves.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It changes nothing with the other settings as they are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>More settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>TrainingTab</name>
    <message>
      <source>Log loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Logarithmic scale: equal distances mean equal factors; small losses can be told apart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reset view</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show all epochs again after zooming or moving</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the accuracies of the later epochs enlarged, instead of 0 to 100 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zoom accuracy</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>TurnDialog</name>
    <message>
      <source>Above: as they are. Below: as the networks of this program learned to read them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Images of the file: above as they are, below put right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Leave them as they are</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Put them right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The images of {file} seem to be dark on light, and turned or mirrored. Put them right?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The images of {file} seem to be dark on light. Make them light on dark?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The images of {file} seem to be turned or mirrored, as EMNIST’s are. Put them upright?</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>UnsavedBanner</name>
    <message>
      <source>Discard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Discard what {names} has learned? It cannot be brought back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Discard what {names} have learned? It cannot be brought back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Discard…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Forget it, with what was saved of it on the way.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Saving…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show it in Results.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This stays until the run is saved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try to write it to the disk once more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count:,} runs are not saved yet, they are in memory only: {names}. {problem}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{names} is not saved yet, it is in memory only. {problem}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{text} (Tried again at {time}.)</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ViewBar</name>
    <message>
      <source>Automatic</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Colours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Computing…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Larger (Ctrl and the wheel, or +)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Linear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Linear: from black to white. Signed: blue below zero, orange above. Automatic: signed where a map has numbers below zero.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save the chosen map as PNG…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show all of each map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Signed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Slide the window over the picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Smaller (Ctrl and the wheel, or −)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{percent:.0f} %</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ViewMenu</name>
    <message>
      <source>&amp;Dark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Fold the builder away</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Larger</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Light</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Present</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Smaller</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Theme</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Usual size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>As the s&amp;ystem</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Builder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>F&amp;ull screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fold the builder away, or show it again (Ctrl+B)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show one tab alone, in large letters; once more leads back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Text si&amp;ze: {percent} %</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>WhatsNew</name>
    <message>
      <source>What's new</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>_Command</name>
    <message>
      <source>Done again: {what}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undone: {what}.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>_Formula</name>
    <message>
      <source>height</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>width</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>_RunDelegate</name>
    <message>
      <source>Name of the run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Notes about the run</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>core</name>
    <message>
      <source>0.1 makes images up to 10 % smaller or larger.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>0.2 moves a pixel sideways by 0.2 of its height.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1 adds or takes a whole pixel on each side.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A model can have at most {limit} layers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A {window} window does not fit into {height} × {width} pixels. Choose a smaller one, or padding same.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Activation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>AdamW pulls each weight towards zero by this share of the rate.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add Activation softmax</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add Dense 10 softmax</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Added to the variance, against division by zero.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Adds one learned number to each output.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Adds random numbers while training, so that small differences stop mattering.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Adds this times the sum of absolute weights to the loss.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Adds this times the sum of squared weights to the loss.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>After {epochs} epochs it is too early to tell a trend from chance.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ankle boot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>As a share of a full circle: 0.05 is 18 degrees.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>As a share of the image's side.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Bag</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Batch size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Bends each number by a function, as a step of its own.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Bias</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Blanks a random rectangle of some images while training, so that no single detail is relied on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Both are the same formula; categorical wants one-hot labels, sparse wants class numbers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Both losses are level: more epochs of the same would change little.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Both losses still fall: more epochs would help.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Both losses still fall: the network is still learning.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Both read the very same of the {count:,} test images right.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Box blur</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Channel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Coat</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Compare opens zips of runs that it saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Convolutional network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Convolutional network with dropout</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Convolutions look for strokes wherever they are, so far fewer mistakes than any perceptron of its size. Early stopping ends it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Data set</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Decides initial weights, batches and dropout. Same seed, same run.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Decides which images are set aside.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Deep network: 64-128-32</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Deeper network: 128-64-32</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dress</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Early stopping</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Early stopping watches validation images, but none are set aside: raise Validation above 0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Emboss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>End</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>End with the weights of the best epoch, not of the last one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Engine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Epochs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Epsilon</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every output is a weighted sum of all inputs plus a bias, bent by the activation.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fashion-MNIST</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Few parameters, used often: thin convolutions one behind the other, a mean instead of a large last layer, and every image a little different each time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>File &gt; Import data reads an npz archive with x_train, y_train, x_test and y_test, the four IDX files of a set, and a table (CSV) with a label and 784 pixels in each row.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>File &gt; Open model opens the JSON files that File &gt; Save model writes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>First network: 64-32</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Five convolutions and a global average; small random shifts show every garment in a new place each time, so it learns shapes and not positions.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gaussian blur</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Height and width of all kernels of this round, in pixels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Height and width of the kernel in pixels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Height and width of the pooling window in pixels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Height and width of the window in pixels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Horizontal edges</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>House</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How large a step each update takes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many epochs without improvement are allowed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many images each step looks at.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many kernels slide over the image, one feature map each.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many neurons the layer has.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many pixels the window moves at each step.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How much of each label is spread over all classes, so that the network is never asked to be certain. The curves show the loss with such labels, Results the one without.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How much of the previous step SGD and RMSprop keep.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How networks were taught before relu and Adam, on pixels from 0 to 255: it learns slowly, to about 82 % on all 70,000 images and to about 62 % on the starter set.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How often all images are seen.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How slowly the running mean and variance follow the batches.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How strong the added noise is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How the learning rate changes: constant; step: a tenth at half and at three quarters; cosine: falls to zero; one_cycle: rises for a fifth, then falls.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How the weights are drawn before training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Identity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Initializer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Insert Flatten</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Is added to each sum, before the activation.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep the share of each class equal in both parts.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keeps one number per channel: its mean over the whole image.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keeps the largest number of each window: the image shrinks, the strongest signals stay.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keeps the mean of each window.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Kernel size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>L1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>L2</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Label smoothing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Laplacian</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Largest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Largest bend</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Largest change</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Largest shift</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Largest shift as a share of the height.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Largest shift as a share of the width.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Largest slant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Largest turn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Largest zoom</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer {number}, {layer}: gets a row of numbers already and changes nothing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer {number}, {layer}: gives ten numbers, but not yet ten probabilities; that takes softmax.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer {number}, {layer}: gives {count:,} outputs, but there are {classes} classes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer {number}, {layer}: has {count:,} of {total:,} parameters; {limit:,} is the most that fits a school PC.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer {number}, {layer}: is the last one, but a model has to end in ten probabilities, one per class.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer {number}, {layer}: its {window} × {window} window is larger than the image of {shape} before it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer {number}, {layer}: needs a row of numbers, but gets an image of {shape}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer {number}, {layer}: needs an image, but gets a row of {count:,} numbers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer {number}, {layer}: softmax inside a network squeezes all signals to shares of 1; relu learns better.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer {number}, {layer}: stands behind softmax, but the ten probabilities must come out last.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer {number}, {layer}: the from-scratch engine has only Flatten, Dense, Dropout and Activation. Choose the Keras engine for this model.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer {number}, {layer}: without an activation, it and the next Dense layer are no more than one layer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Lays an image out as one row of numbers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Learning rate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Left and right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>MNIST</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Makes the strokes of each image thicker or thinner at random while training, as another pen would.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mirrors half of the images, left to right, while training: for clothes, not for digits.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Momentum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>More than noise: over {better_count} and {worse_count} seeds, {better} is better than {worse} by {difference:.2f} points of mean test accuracy (95 % interval {low:.2f} to {high:.2f}; Welch's t-test, {p}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move Flatten up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move it up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nesterov</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No data set is loaded yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No hidden layer at all: ten weighted sums. The yardstick that every deeper network has to beat. Early stopping ends it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No image of {title} is left to train on: set fewer aside for validation.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No images are set aside for validation, so over-fitting cannot be seen.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No server to download from is set. Set {variable} to the address of one that holds mnist/ and fashion-mnist/, or import the files instead.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Numbers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Of the rectangle, as a share of the image.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On all {count:,} test images of {data} it read {share:.2f} %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One epoch is a single point on each curve; from the second on there is a trend to read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One hidden layer and back-propagation by hand in NumPy, from weights drawn far apart: every line of it can be read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only {accuracy:.1f} % of the training images are read right, and the learning rate {rate:g} is large for {optimizer}, {usual:g} is usual: a smaller one may help.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only {accuracy:.1f} % of the training images are read right, and the learning rate {rate:g} is small for {optimizer}, {usual:g} is usual: a larger one may help.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only {accuracy:.1f} % of the training images are read right, and the pixels are not scaled, they go from 0 to 255. Scale them (unit), with a learning rate of about {usual:g} for {optimizer}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only {accuracy:.1f} % of the training images are read right: strong dropout or strong penalties hold the network back (under-fitting). Try less of them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only {accuracy:.1f} % of the training images are read right: with {optimizer}, sigmoid layers learn slowly. Try relu layers, with a learning rate of about {usual:g}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Optimizer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Own weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>PNG, JPEG, GIF, BMP, TIFF and WebP pictures can be read here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Padding</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Parameters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Patience</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pool size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pooling</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pre-trained by us on all {count:,} training images of {data}: {command}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pre-trained by us on the {count:,} training images of {data}, of which {held:,} only served to validate: {command}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pre-trained by us on {data}: {command}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pullover</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rate changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Recommended: best with 60,000 parameters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Recommended: best, for the patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Recommended: quick</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Recommended: reads your drawings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove Flatten</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove what follows softmax</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Restore best</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Runs can be looked at but not kept or changed. {cause}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>SGD looks ahead along its momentum before it steps.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sandal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scaling</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Schedule</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>See the function.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Seed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set a fifth aside</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sets a random share of its inputs to zero while training, so that no neuron is relied on alone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shapes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sharpen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shifts and scales each channel to mean 0 and variance 1 over the batch, then to learned values.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shifts each image at random while training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shirt</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shrinks and enlarges each image at random while training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sigmoid and SGD, class numbers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sigmoid and SGD, one-hot labels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Six convolutions that see every garment mirrored, shifted and with a piece missing: about half an hour on all 70,000 images, and 94 of 100 right.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Slides small learned kernels over the image; each gives a map of where its pattern was found.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Small network: 64-32</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sneaker</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sobel, horizontal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sobel, vertical</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Softmax regression</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Something went wrong that should not have; the log file keeps the details.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Split seed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Standard deviation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Start with Flatten and Dense</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stratified</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stride</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Strides</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Switch to the Keras engine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>T-shirt/top</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ten weighted sums and RMSprop: five epochs already show which garments are alike.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>TensorFlow cannot be loaded, so nothing can be trained: {cause}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tested on these {count:,} images, since the full set is not on this computer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The certificate of {server} is not one that this computer trusts. Ask whoever looks after the server.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The certificate of {server} is not valid today. Check the date of this computer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The connection to {server} is forbidden on this computer, perhaps by a firewall.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The curves begin with the first whole epoch.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The drawing pad is empty. Draw something there first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The first Conv2D of this run has {size} × {size} kernels and stride {stride}; the lab goes up to {largest} × {largest} and stride {longest}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The first epoch is under way; the faint points are its figures so far.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The first network again, on clothes: layers that read 97 % of all digits stay near 87 % of all garments (starter set: 92 and 84 %).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The from-scratch engine has no label smoothing. Choose the Keras engine, or set it to 0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The from-scratch engine has only the optimizers sgd and adam, not {optimizer}. Choose the Keras engine for this optimizer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The function that bends each output.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The images of {title} are others: their fingerprint was {expected}… and is {found}… now.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The initial weights are kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The kernels hold numbers that are not finite or beyond {limit:,.0f}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The loss falls, but slowly: after {epochs} epochs {accuracy:.1f} % of the training images are read right.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The loss is no longer a number after the last step of epoch {epoch:,}: {advice} {kept}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The loss is no longer a number at step {step:,} of epoch {epoch:,}: {advice} {kept}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The loss is no longer a number in epoch {epoch}: the learning rate {rate:g} is too large for pixels from 0 to 255. Scale them (unit), with a learning rate of about {usual:g} for {optimizer}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The loss is no longer a number in epoch {epoch}: the learning rate {rate:g} is too large. Try a much smaller one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The losses are level at {accuracy:.1f} % training accuracy: the network may be too small for the task (under-fitting). Try more units.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The losses are level, now that the schedule has made the learning rate small.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The losses go up and down too much to tell a trend from chance.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The memory is full. Close other programs, or choose a smaller network or batch.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The memory is full: try a smaller network or batch size.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The model has no layers yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The model has {count:,} layers; {limit} is the most.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The opened run has no Conv2D layer, so it has learned no kernels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The proxy on the way to {url} wants a name and a password.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The proxy {proxy} does not lead to {server}: it answers {status}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The rule that turns gradients into changes of the weights.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The run cannot be repeated: the images of {data} are not those that it learned from.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The run could not be written, for a reason that was not foreseen; the log has the details.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The run could not be written: there is no memory left to do that in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The same network, but a quarter of its features is hidden at each step: it over-fits later and ends better. Early stopping ends it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The same run with labels as numbers instead of one-hot rows: other shapes, the same loss, the same curves.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The share of images that lose a rectangle.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The share of inputs set to zero at each training step.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The share of training images that is set aside to check on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The stored weights do not fit the layers: the run was changed after its training, or is damaged.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The test accuracy of {name} is not known, so it cannot be compared.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The texts of {language} cannot be read from {file}: {cause}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The training loss began at {first}, far above the {guess:.1f} of guessing: the learning rate {rate:g} is too large for pixels from 0 to 255. Scale them (unit), with a learning rate of about {usual:g} for {optimizer}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The training loss began at {first}, far above the {guess:.1f} of guessing: the learning rate {rate:g} is too large for {optimizer}, {usual:g} is usual.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The training loss does not fall, and {accuracy:.1f} % right is little more than guessing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The training loss does not fall, it has grown to {loss}: the learning rate is too large.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The training loss is practically 0: more epochs of the same would change little.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The training loss jumps up and down, and the pixels are not scaled, they go from 0 to 255. Scale them (unit), with a learning rate of about {usual:g} for {optimizer}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The training loss jumps up and down: a smaller learning rate or a larger batch would calm it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The training of {name} cannot go on: what was kept of it does not fit its network. It was kept by another version of this program or of Keras.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The weights after epoch {epoch:,} are kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The weights of this run do not belong to its layers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no data set called {key}. If it was imported, import it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no digit to be found on {file}: nothing on it stands out from its paper as strokes do. One digit on even paper is read best.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no log: {file} cannot be written.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no memory left to write a checkpoint in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no picture in the clipboard.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no picture in the clipboard. Copy one, then paste it here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no pre-trained run called {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no server called {server}. Check the address, and the network.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no way to {server}: this computer has no network, or one that does not reach so far.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>These maps would hold {values:,} numbers; {limit:,} fit. Take fewer kernels, a larger stride or a smaller picture.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>These {count:,} images are among those that it was trained with, so this is no fair test.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This computer is set to use the proxy {proxy}; only one that begins with http:// can be used.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This system has no program that shows {file}. Open it by hand.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Three convolutions that learn fast: the first one looks at every other pixel only, batch normalisation keeps their signals in range, and the one-cycle rate gets most out of four epochs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Three hidden layers trained until the validation loss stops falling: early stopping chooses the number of epochs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Too few runs to say: {first_count} of {first} and {second_count} of {second}. Repeat both over at least {needed} seeds.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Trained on digits that are turned, zoomed, slanted, shifted, bent and drawn with thick and thin pens, new ones each time: it reads hands that it has never seen.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training loss hardly falls, but training accuracy still rises.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training loss is level: more epochs of the same would change little.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training loss still falls, validation loss does not clearly do so.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training loss still falls, validation loss hardly does: more epochs would mostly teach the network its training images. Watch for over-fitting.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training loss still falls.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Training loss still falls. Validation loss hardly does, but validation accuracy still rises.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Trouser</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Turns each image at random while training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Turns, zooms, slants, shifts and bends each image at random while training, as another hand would write it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Twice the neurons and one more layer: hardly more accuracy, but a validation loss that rises. Compare it to the first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Two hidden layers: the network with which most lessons begin. It learns in seconds: on all 70,000 images it is right 97 times in 100, on the starter set about 92 times.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Up and down</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use 10 units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use batch size {fitting:,}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use padding same</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use relu</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use softmax</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Validation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Validation lies well below training, {validation:.1f} against {train:.1f} % right: the network has learnt much that is true of its training images only (over-fitting).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Validation looks better than training because training figures are means over an epoch in which the weights still improved, and because dropout and random changes act in training only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Validation loss has risen since epoch {epoch}, and training loss does not fall either: a smaller learning rate may help.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Validation loss has risen since epoch {epoch}, from {low:.3f} to {now:.3f}, while training loss fell further: the network begins to memorise (over-fitting). Fewer epochs, early stopping, dropout or more images would help.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Validation loss has risen since epoch {epoch}, from {low:.3f} to {now:.3f}, while training loss fell further: the network begins to memorise (over-fitting). Validation accuracy has not dropped: there are no more mistakes than before, but the network gives its wrong answers higher probabilities.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Validation loss still falls, training loss is level.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Vertical edges</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Watch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weight decay</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What both pooling layers share.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is not saved yet fills the memory: save or discard it before another training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the layers that move images at random share; they act while training only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Which validation figure has to improve.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>With batch size {batch_size:,}, Stop and Pause are slow to answer: a step takes long, and BatchNormalization needs the whole batch at once.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>With batch size {batch_size:,}, a step would take about {needed:.1f} GB of memory, more than the {limit:.1f} GB that this computer can spare for it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Within noise: over {better_count} and {worse_count} seeds, {better} is ahead of {worse} by {difference:.2f} points of mean test accuracy, but the interval reaches from {low:.2f} to {high:.2f} (95 %; Welch's t-test, {p}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Within noise: {better} reads {gain:,} of the {count:,} test images right that {worse} reads wrong, and the other way round {loss:,}. Chance alone divides them so often enough (McNemar's test, {p}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wood</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Written from scratch: 100 sigmoid neurons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>keras: fast. scratch: the same network in NumPy, written to be read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>max: keeps the largest number of each window. average: keeps the mean.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>none: 0..255 as they are. unit: 0..1. standard: mean 0, variance 1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>pool size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>red: the first of three. mean: of red, green and blue. luma: as bright as it looks.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>scale the pixels, or try a smaller learning rate.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>try a smaller learning rate.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>unit: 0..255 to 0..1. standard: mean 0, variance 1. none: 0..255 as they are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>valid: only whole windows. same: zeros around the edge keep the size.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>valid: only whole windows. same: zeros around the edge, as many outputs as inputs at stride 1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{better} reads {gain:,} of the {count:,} test images right that {worse} reads wrong, and the other way round {loss:,}. Chance alone would hardly divide them so (McNemar's test, {p}): on these images {better} is better. Whether its settings are better, only several seeds of each can say.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{cause} The window has opened without it; the file could not be put aside.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{cause} The window has opened without it; the file is kept as {kept}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{data} holds other images now than those on which these runs were tested.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{field} cannot be {value}: {cause}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{field} must be a number from {minimum:g} to {maximum:g}, not {value}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{field} must be a whole number from {minimum:,} to {maximum:,}, not {value}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{field} must be one of {choices}, not {value}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{field} must be true or false, not {value}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} begins with the number {magic}, where an IDX file of its name begins with {wanted}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} belongs to a run of this program. Runs travel as zips, which Compare saves and opens.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} cannot be opened: it is a link that leads round in a circle.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} cannot be opened: this user has no permission for it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} cannot be opened: too many files are open. Close other programs and try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} cannot be reached: the network drive does not answer. Check the network and try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} cannot be used now: another program has it open. Close that program and try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} cannot be used: it is a file, or lies below one, where a folder is needed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} cannot be used: its name holds a character that this disk does not take.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} cannot be used: its name or path is too long for this system.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} claims to hold {count:,} items; this program takes at most {limit:,}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} could not be made: something of that name is there already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} could not be read or written: its disk is damaged or was taken out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} could not be used: {cause}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} could not be written: its disk is read-only. Choose a place on another disk.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} could not be written: its disk takes no file of that size.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} could not be written: the disk is full. Free some space and try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} does not fit into the memory. Make it smaller and try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} does not hold all weights of its network.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} does not hold ten probabilities per test image.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} does not say how its pixels were scaled.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} goes on behind the {count:,} items that its header promises.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} has a line of more than {limit:,} bytes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} has a name that is not a text of at most {limit} characters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} has an unknown entry {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} has format version {version}; this program reads {known}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} has no list of layers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} has one colour all over: there is nothing on it to recognise.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} has the shape {shape}, where {wanted} is needed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} has {count:,} columns; labels have one for each image.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} has {count:,} layers; {limit} is the most.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} has {width:,} × {height:,} pixels; {limit:,} in all can be read. Make it smaller and try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds a file whose name, {name}, leads out of it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds a link, {name}, in the place of a file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds a single array; save x_train, y_train, x_test and y_test together with numpy.savez_compressed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds a single image; a data set needs some to train and some to test.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds fractions; labels must be whole numbers from 0 to 9.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds images of {rows} × {columns} pixels; this program works with 28 × 28.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds labels from {low} to {high}. This version works with ten classes, labelled 0 to 9; number them anew.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds more than {limit:,} files; a zip of runs has three for each.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds no run: there is no {name} in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds nothing but zeros: a download or a copy broke off. Fetch it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds numbers from {low:.4g} to {high:.4g}; images must be whole numbers from 0 to 255, or those divided by 255. Save them as they were before they were prepared for a network.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds runs of this program. Compare &gt; Open runs from a zip opens it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds several data sets: {names}. Choose one file of the one that is meant.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds the weights of a network (safetensors), but not its layers. This program opens only what it saved itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds values of type {type}; images must be numbers, best uint8 from 0 to 255.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds values of type {type}; labels must be whole numbers from 0 to 9.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds words; labels must be whole numbers from 0 to 9.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds {count} arrays, where one is needed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds {count} different labels, from {low} to {high}. This version works with ten classes, labelled 0 to 9.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds {format} version {version}; this program reads {known} version {known_version}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds {found}, where {wanted} belongs. Put it into a folder called {folder}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds {images:,} images, but {other} holds {labels:,} labels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds {name} twice.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} holds {strange}, which no data set has.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a Git LFS pointer, a note in the place of the file. Fetch the file itself with “git lfs pull”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a JSON file of another program.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a Jupyter notebook.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a Keras model ({form}). Such a file can hold code to be run, so this program opens none; add its layers one by one instead.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a MATLAB file (.mat). Read it with scipy.io.loadmat and save the arrays with numpy.savez_compressed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a PDF document.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a PyTorch file, which this program never opens: it could run foreign code. Data that torchvision keeps are in the folder raw, as IDX files.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a TFRecord file of TensorFlow. Read it in Python and save the arrays with numpy.savez_compressed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a database (SQLite). Read it in Python and save the arrays with numpy.savez_compressed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a download that has not ended. Wait for it, or download it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a file of the form {form}, as Hugging Face and pandas use it. Read it in Python and save the arrays with numpy.savez_compressed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a folder, not a file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a model that this program saved. File &gt; Open model opens it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a network in the form {form}. This program opens only models that it saved itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a note that macOS keeps beside a file. Choose the file without “._” in front of its name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a packed archive ({form}). Unpack it and choose what is in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a pickle, which this program never opens: it could run foreign code. Save the arrays with numpy.savez_compressed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a pickled array, which this program never opens: it could run foreign code. Save it again with a plain type such as uint8.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a picture ({form}). Draw and Lab open pictures.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a picture of a kind that this program does not read ({form}). Save it as PNG or JPEG.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a program. It is not started.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a shortcut, not the file that it leads to. Choose that one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a sound or a film ({form}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a table (CSV). File &gt; Import data reads tables with a label and 784 pixels in each row.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a table in UTF-16. Save it as CSV in UTF-8.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a table of 784 pixels in each row, without labels. Choose the table that has them, such as train.csv.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a table that does not tell which column holds the labels. Write a line of titles at its top, with “label” over them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a table with {count:,} columns. This program reads tables with a label and 784 pixels in each row.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a text.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a web page, not the file that was meant: the download went wrong. Open its address in a browser and download the file itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a zip with IDX files, the form of a data set. File &gt; Import data reads it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a zip with pictures. Unpack it and choose one of them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a zip with tables (CSV). Unpack it and choose one of them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is an HDF5 file. Read it in Python and save the arrays with numpy.savez_compressed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is an IDX file, one of the four of a data set. File &gt; Import data reads them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is an archive of NumPy arrays (npz). File &gt; Import data reads one with x_train, y_train, x_test and y_test.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is an error message of a server, not the file that was meant: the download went wrong. Download it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is an office document ({form}). If it is a table, save it as CSV.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is cut off: it ends before its content does.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is damaged or belongs to another version of this program, so {language} cannot be used.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is damaged or not a plain NumPy array.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is damaged: it cannot be decompressed ({cause}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is damaged: it has {found:,} bytes, where its header promises {expected:,}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is damaged: it is not text.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is damaged: its content cannot be unpacked ({cause}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is damaged: its end is missing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is damaged: two of its members have the same name or meaning.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is damaged: what it says of {names} is of no use.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is damaged: {cause}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is empty: it holds neither images nor labels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is empty: there is no picture in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is empty: there is nothing in it. If it was downloaded, download it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is encrypted or compressed in a way that numpy does not use.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is larger than the {limit:,} bytes that a model can have.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is larger than the {limit:,} bytes that a zip of runs can have.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is larger than the {limit:,} bytes that such a file can have.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is nested too deeply to be a model.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is not JSON: {cause}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is not a file of drawings: {cause}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is not a file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is not a list of short names.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is not a model: it does not say "format": "{word}".</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is not a picture that can be read. PNG, JPEG, GIF, BMP, TIFF and WebP can.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is not a run of this program.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is not a table of whole numbers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is not a zip file that can be read: {cause}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is not one of the published sets. Say whether it shows digits or clothes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is not there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is of a type that does not exist: {type}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is of no kind that this program knows.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is stored column by column; save it again after numpy.ascontiguousarray.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is this program's own copy of a data set. Choose the file that it was made from.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} lacks {missing}. A data set in IDX form needs four files: images and labels, train and t10k.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} lacks {missing}. A data set in npz form has x_train, y_train, x_test and y_test.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} names {count} classes; a data set has ten.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} says that it shows {family}; this program knows mnist and fashion-mnist.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} would unpack to {size:,} bytes, many times its own; {limit:,} are allowed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} would unpack to {size:,} bytes, more than any data set needs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} would unpack to {size:,} bytes; {limit:,} are allowed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file}, layer {number}, {layer}: {cause}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file}, layer {number}, {layer}: {name} is unknown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file}, layer {number}: does not say its "type".</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file}, layer {number}: the layer type {kind} is unknown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file}, line {number:,}: it has {count:,} columns instead of {wanted:,}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file}, line {number:,}: {value} is no whole number from 0 to 255.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file}: drawing {index} has points outside its box of {box:g}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{first} and {second} were tested on different images, so their figures cannot be held against each other.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{first} and {second} were tested on different images.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{first} and {second} were trained with the {count:,} images below, so how many of them they read is no fair test of which is better.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{folder} is in use by another window of this program: here its runs can be looked at, but not changed, and no new run is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{run} has predictions for {count:,} images; {data} has {tested:,} test images.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{server} broke the connection off. Try again, or choose another server.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{server} could not be looked up: this computer seems to have no network.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{server} could not be reached: {cause}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{server} does not answer as a web server does. Check the address.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{server} does not answer: nothing came for {seconds:.0f} seconds. Try again later, or choose another server.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{server} does not speak https. Check the address; perhaps it begins with http://.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{server} refuses the connection: no web server runs there. Check the address.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{server} sends more than the published file has. Choose another server.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{server} sends on to {url}, which is not the address of a web server.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{server} sends too slowly: {speed:.0f} bytes a second. Try again later, or choose another server.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{text} is not a number. A weight is a number such as 2, -0.5 or 1/9.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{text} is too large: a weight lies between -{limit:,.0f} and {limit:,.0f}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{title} has no test images, so no run can be judged on it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{title} has no training images to check gradients on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{title} is not complete on this computer. {cause}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{title} is not on this computer. Download it, import its files, or put them into {folder}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{title} is read from {source}, since a place that goes before cannot be read. {cause}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{title} was version {expected} and is {found} now.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{url} broke off after {received:,} of {size:,} bytes. Try again, or choose another server.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{url} cannot be had at the moment: the server itself has a fault ({status}). Try again later.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{url} could not be downloaded: the server answers {status} {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{url} is a web page, not the published file. Perhaps the network asks to be signed in to first: open the address in a browser.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{url} is not given out: the server wants a permission that this program has not ({status}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{url} is not the address of a web server. It must begin with http:// or https://.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{url} is not the published file: its content differs. Choose another server.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{url} is not the published file: that has {size:,} bytes, and this one {found:,} or more. Choose another server.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{url} is not there: the server has no such file. Check the address of the server.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{url} is sent on from address to address without an end. Choose another server.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>duration</name>
    <message>
      <source>{hours} h {minutes} min</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{minutes} min</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{minutes} min {seconds} s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{seconds} s</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>pictures</name>
    <message>
      <source>Open a picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pictures</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>runs</name>
    <message>
      <source>Validation after epoch {epoch:,}:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>d MMM</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>d MMM hh:mm:ss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>d MMM yyyy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>d MMM yyyy hh:mm:ss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>pre-trained</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} (pre-trained)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}, {count:,} seeds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}, {count:,} seeds: test {mean} on average, {low} to {high}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>zips</name>
    <message>
      <source>Open runs from zips</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save runs as a zip</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zipped runs (*{suffix})</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
