import {LitElement} from 'lit';

/** A component in the page's own tree, so that the style sheets, labels and landmarks reach it. */
export class PageElement extends LitElement {
  connectedCallback() {
    super.connectedCallback();
    this.classList.add('block');
  }

  createRenderRoot() {
    return this;
  }
}
