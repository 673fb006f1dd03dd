/** What mails to guests say. Never what anybody wrote or signed: the address may be somebody else's. */
type Words = { subject: string; text: string }

const close = (link: string) => `This link is yours alone: whoever has it can change and erase your comments.

${link}

Counterpoint`

export const awaitsModeration = (title: string, link: string): Words => ({
  subject: 'Your comment awaits moderation',
  text: `Hello,

Somebody, most likely you, commented on “${title}” and gave this e-mail address. Thank you.

A moderator reads a first comment before others see it. Please open the link below once: it tells us that the address is yours, and shows you your comments. You can change what you wrote for half an hour, withdraw it, keep a copy, or erase everything. Once a comment was approved, your next ones appear at once.

If it wasn’t you, you need do nothing; or open the link and erase it.

${close(link)}`,
})

export const wasApproved = (title: string, at: string, link: string): Words => ({
  subject: 'Your comment was approved',
  text: `Hello,

your comment on “${title}” was approved, and everybody can read it now:

${at}

To see all your comments, withdraw or erase them, open your own link.

${close(link)}`,
})

export const somebodyAnswered = (title: string, at: string, link: string): Words => ({
  subject: 'Somebody answered you',
  text: `Hello,

there is an answer to your comment on “${title}”:

${at}

You asked to be told. To hear no more of answers, open your own link and say so there.

${close(link)}`,
})

export const newLinkAsked = (link: string): Words => ({
  subject: 'Your link to your comments',
  text: `Hello,

here is the link that you, or somebody with your e-mail address, asked for. It shows your comments, and lets you withdraw, keep or erase them. If you didn’t ask for it, you need do nothing.

${close(link)}`,
})
