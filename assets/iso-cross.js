// Isocross as an element: <iso-cross src="…/isocross.html?embed=1#…" height="640">fallback</iso-cross>.
// What is inside the element stands below the frame, and alone where this script does not run.
(function () {
  "use strict";
  if (customElements.get("iso-cross")) return;

  class IsoCross extends HTMLElement {
    static get observedAttributes() {
      return ["src", "height", "label"];
    }

    constructor() {
      super();
      this.frame = document.createElement("iframe");
      this.frame.style.cssText = "border:0;display:block;width:100%";
      this.frame.setAttribute("loading", "lazy");
      this.frame.setAttribute("allow", "clipboard-write; web-share");
      var root = this.attachShadow({ mode: "open" });
      var style = document.createElement("style");
      style.textContent = ":host{display:block}";
      root.append(style, this.frame, document.createElement("slot"));
      this.hear = this.hear.bind(this);
    }

    connectedCallback() {
      addEventListener("message", this.hear);
      this.dress();
    }

    disconnectedCallback() {
      removeEventListener("message", this.hear);
    }

    attributeChangedCallback() {
      if (this.isConnected) this.dress();
    }

    dress() {
      var address = new URL(this.getAttribute("src") || "", document.baseURI);
      // An address that is a program is none.
      if (!/^(https?|file):$/.test(address.protocol)) return;
      this.frame.title = this.getAttribute("label") || "Isolated and cross margin, side by side";
      this.frame.style.height = (parseInt(this.getAttribute("height"), 10) || 640) + "px";
      if (this.hasAttribute("src") && this.frame.src !== address.href) this.frame.src = address.href;
    }

    hear(event) {
      var said = event.data;
      if (event.source !== this.frame.contentWindow || !said || said.v !== 1) return;
      if (said.type === "isocross:height" && said.height >= 100 && said.height <= 8000) {
        this.frame.style.height = Math.ceil(said.height) + "px";
      } else if (said.type === "isocross:state" && typeof said.state === "string") {
        this.dispatchEvent(new CustomEvent("isocross:state", { detail: said.state, bubbles: true }));
      }
    }

    tell(message) {
      message.v = 1;
      this.frame.contentWindow.postMessage(message, "*");
    }

    // Asks for the state now, and with `true` for every change of it: events "isocross:state" bring it.
    ask(always) {
      this.tell({ type: "isocross:ask", want: always ? "states" : "state" });
    }

    // Puts a scenario into the frame: what stands after # in a link.
    set(state) {
      this.tell({ type: "isocross:set", state: String(state) });
    }
  }

  customElements.define("iso-cross", IsoCross);
})();
