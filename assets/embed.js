// Isocross: gives each frame on this page the height that its content asks for.
// It believes a frame about its own height only. What the messages are: docs/embed.md.
(function () {
  "use strict";
  var LEAST = 100;
  var MOST = 8000;

  function frames() {
    return Array.prototype.slice.call(document.getElementsByTagName("iframe"));
  }

  addEventListener("message", function (event) {
    var said = event.data;
    if (!said || said.type !== "isocross:height" || said.v !== 1) return;
    var height = Math.ceil(said.height);
    if (!(height >= LEAST && height <= MOST)) return;
    frames().forEach(function (frame) {
      if (frame.contentWindow !== event.source) return;
      if (Math.abs(parseFloat(frame.style.height) - height) < 2) return;
      frame.style.height = height + "px";
    });
  });

  // Frames that were there before this script say it again.
  frames().forEach(function (frame) {
    if (frame.src.indexOf("embed=1") < 0 || !frame.contentWindow) return;
    frame.contentWindow.postMessage({ type: "isocross:ask", v: 1, want: "height" }, "*");
  });
})();
