import {noChange} from 'lit';
import {Directive, directive} from 'lit/directive.js';

/**
 * Sets style properties through the object model, never as an attribute, which the page's
 * Content-Security-Policy forbids. Names are those of CSS, custom properties included.
 */
class Styled extends Directive {
  render() {
    return noChange;
  }

  update(part, [properties]) {
    for (const [name, value] of Object.entries(properties)) {
      part.element.style.setProperty(name, value);
    }
    return noChange;
  }
}

export const styled = directive(Styled);
