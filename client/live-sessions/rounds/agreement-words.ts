import type { RoundResult } from '../../../shared/live-sessions/views.ts'

const twoPlaces = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  // What rounds to nothing has no sign.
  signDisplay: 'negative',
})

/**
 * How far people agreed, in a sentence that needs no statistics. The bounds of 0.8 and 0.667 are those that
 * Krippendorff gives for firm and for tentative conclusions.
 */
export function agreementWords({ alpha, people }: Pick<RoundResult, 'alpha' | 'people'>): string {
  if (alpha === null) {
    return people.length < 2
      ? 'With fewer than two people there is nothing to compare.'
      : 'Nobody marked anything, or everybody everything: that says nothing about how far they agree.'
  }
  const figure = `Krippendorff’s alpha is ${twoPlaces.format(alpha).replace('-', '−')}`
  const scale = '1 would be the very same words marked by all, 0 what chance alone would give'
  const verdict =
    alpha >= 0.8
      ? 'they agree firmly'
      : alpha >= 0.667
        ? 'they agree well enough for tentative conclusions'
        : alpha > 0.2
          ? 'they agree in part'
          : alpha >= 0
            ? 'they hardly agree more than by chance'
            : 'they marked different words, more so than by chance'
  return `${figure}: ${verdict} (${scale}).`
}
