/**
 * Whether text matches a pattern in which each `*` stands for any run of characters, given as the parts between them. Takes linear
 * time: the leftmost place of each part is the best one, so nothing is tried twice.
 *
 * @param parts the result of `pattern.split('*')`
 */
export function fitsBetweenWildcards(parts: readonly string[], text: string): boolean {
  const last = parts.length - 1;
  const [head, tail] = [parts[0], parts[last]];
  if (last === 0) {
    return text === head;
  }
  if (!text.endsWith(tail) || !text.startsWith(head)) {
    return false;
  }
  let at = head.length;
  for (let index = 1; index < last; index++) {
    const found = text.indexOf(parts[index], at);
    if (found < 0) {
      return false;
    }
    at = found + parts[index].length;
  }
  return at <= text.length - tail.length;
}
