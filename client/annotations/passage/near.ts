type Box = { left: number; top: number; width: number; height: number }

/** Between a box and what stands beside it, and between that and the window's edge; pixels. */
const gap = 8

/**
 * Where something of this size stands near a box, in the window's coordinates: above or below it, or on the other side
 * where there is no room, in the middle of its width as far as the window allows. Answers the left and top edge.
 */
export function near(
  box: Box,
  size: { width: number; height: number },
  view: { width: number; height: number },
  side: 'above' | 'below',
): { left: number; top: number } {
  const above = box.top - gap - size.height
  const below = box.top + box.height + gap
  const fitsBelow = below + size.height + gap <= view.height
  const top = side === 'above' ? (above >= gap ? above : below) : fitsBelow ? below : above
  const within = (at: number, length: number, whole: number) =>
    Math.round(Math.max(gap, Math.min(at, whole - length - gap)))
  return {
    left: within(box.left + box.width / 2 - size.width / 2, size.width, view.width),
    top: within(top, size.height, view.height),
  }
}
