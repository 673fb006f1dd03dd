/** The comment on the page, with every fold around it opened; null where the page doesn't hold it. */
export function showComment(id: string): HTMLElement | null {
  const comment = document.getElementById(`comment-${id}`)
  for (let fold = comment?.closest('details'); fold; fold = fold.parentElement?.closest('details'))
    fold.open = true
  return comment
}

/** Takes the reader to a comment, given its id or an address that ends in `#comment-…`; another page's is gone to. */
export function focusComment(idOrAddress: string): void {
  const id = idOrAddress.replace(/^.*#comment-/, '')
  // It is drawn in the next frame: what was posted or revealed has only just reached the state.
  requestAnimationFrame(() => {
    const comment = showComment(id)
    if (!comment && idOrAddress !== id) location.assign(idOrAddress)
    comment?.focus({ preventScroll: true })
    comment?.scrollIntoView({ block: 'nearest' })
  })
}
