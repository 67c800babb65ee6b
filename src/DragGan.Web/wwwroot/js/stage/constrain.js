// Shift holds a way to one of eight directions.

/**
 * @param {{x: number, y: number}} from @param {{x: number, y: number}} to
 * @returns {{x: number, y: number}} The nearest place to `to` that lies in one of eight directions from `from`.
 */
export function eightDirections(from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const angle = (Math.round(Math.atan2(dy, dx) / (Math.PI / 4)) * Math.PI) / 4;
  const length = dx * Math.cos(angle) + dy * Math.sin(angle);
  return { x: from.x + length * Math.cos(angle), y: from.y + length * Math.sin(angle) };
}
