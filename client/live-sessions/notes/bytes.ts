/** Bytes in base64, as JSON carries them. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  // Spreading all of them at once would be too many arguments.
  for (let at = 0; at < bytes.length; at += 8_192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return btoa(text)
}

/** @throws where it is no base64. */
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
