/** Creates elements. Text always becomes a text node. */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name @param {Record<string, unknown>} props @param {(Node | string)[]} [children] @returns {HTMLElementTagNameMap[K]}
 */
export function element(name, props, children = []) {
  const made = document.createElement(name);
  Object.assign(made, props);
  made.append(...children);
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

/** The shape of an action, as in the legend. @param {string} action */
export function markOf(action) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', `mark ${action}`);
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#mark-${action}`);
  svg.append(use);
  return svg;
}
