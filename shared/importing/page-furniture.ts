/**
 * Lines that a blog's page brings along when all of it is copied. Only whole lines are recognised; text
 * that merely contains such words stays with the post.
 */
const aroundThePost: [RegExp, string][] = [
  [/^(?:share this|like this|sharing)s?:?$/i, 'buttons for sharing'],
  [
    /^(?:tweet|print|e-?mail|facebook|twitter|x|reddit|pinterest|linkedin|whatsapp|tumblr|more|reblog|like)$/i,
    'buttons for sharing',
  ],
  [/^(?:like )?loading ?(?:\.{3}|…)?$/i, 'buttons for sharing'],
  [
    /^(?:(?:be the first|\d+ bloggers?|one blogger|you and \d+|\d+ people) .{0,20}likes? this\.?)$/i,
    'buttons for sharing',
  ],
  [
    /^(?:posted|published|last updated|updated|last modified|filed)(?: (?:on|in|by|under)\b|:).{0,100}$/i,
    'about the post, not of it',
  ],
  [/^(?:by|author:?) [^.]{2,40}$/i, 'about the post, not of it'],
  [/^(?:tags?|tagged|categor(?:y|ies)|filed under):? .{1,200}$/i, 'about the post, not of it'],
  [/^this entry was (?:posted|tagged|filed) .*$/i, 'about the post, not of it'],
  [/^bookmark the permalink\.?$/i, 'about the post, not of it'],
  [
    /^(?:leave a (?:comment|reply)|\d+ comments?|\d+ repl(?:y|ies)|comments? (?:off|are closed).*)$/i,
    'about the post, not of it',
  ],
  [
    /^(?:skip to (?:main )?content|menu|search|search for:|home|about|post navigation|primary menu)$/i,
    'navigation',
  ],
  [
    /^(?:(?:←|<-|<<|previous|older).{0,120}|next(?: post)?(?::.{0,120})?|newer posts?.{0,5}|.{1,120}(?:→|->|>>))$/i,
    'navigation',
  ],
  [/^(?:advertisements?|report this ad|privacy settings)$/i, 'an advertisement'],
]

const commentForm = [
  /^(?:leave|post|add|write) a (?:reply|comment|thought)(?: to .{1,60})?(?: cancel reply)?$/i,
  /^cancel(?: reply)?$/i,
  /^fill in your details below.*$/i,
  /^(?:wordpress\.com|gravatar|google\+?|twitter|facebook)(?: account)? (?:logo|picture|photo)$/i,
  /^you are commenting using your .{1,40}account\b.{0,60}$/i,
  /^\( ?log out ?(?:\/ ?change ?)?\)$/i,
  /^connecting to %s$/i,
  /^(?:name|e-?mail|website|comment)(?: ?\*| ?\((?:required|address never made public|optional)\))*:?$/i,
  /^(?:post|submit|add|send) (?:comment|reply)$/i,
  /^notify me of .{0,80}$/i,
  /^(?:your e-?mail address will not be published\.? ?)?(?:required fields are marked ?\*?)?$/i,
  /^save my name.{0,120}$/i,
  /^(?:enter|write|type) (?:your|a) (?:comment|reply).{0,40}$/i,
  /^this site uses akismet.*$/i,
  /^(?:you must be )?logged? in(?: to (?:reply|post a comment|leave a comment))?\.?$/i,
  /^Δ$/,
]

/** Why a line is furniture around the post; null for anything else. */
export function furnitureReason(line: string): string | null {
  return aroundThePost.find(([form]) => form.test(line))?.[1] ?? null
}

/** Whether a line belongs to the form that ends the page. */
export function isCommentForm(line: string): boolean {
  return line !== '' && commentForm.some((form) => form.test(line))
}

/** Whether a line is one that the comment form begins with. */
export function opensCommentForm(line: string): boolean {
  return /^(?:leave|post|add|write) a (?:reply|comment|thought)/i.test(line) && isCommentForm(line)
}
