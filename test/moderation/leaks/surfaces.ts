import { Mails } from '../../../server/mail/mails.model.ts'
import type { Thing } from './things.ts'
import { type Name, type Reader, type World, watchedBy } from './world.ts'

/** The channels' numbers when a run began. */
export type Since = { document: number; room: number }

/** All that a reader can get to see of everything, and of the thing just touched, by where it is seen. */
export async function surfaces(
  world: World,
  reader: Reader,
  touched: Thing | undefined,
  since: Since,
  heardBefore: number,
): Promise<Record<string, string>> {
  const { visitor, line, name } = reader
  const { channel, roomChannel } = world
  const seen: Record<string, string> = {}
  const look = async (path: string, accept: string) => {
    seen[`${accept} ${path}`] = await (await visitor.fetch(path, { headers: { accept } })).text()
  }
  const html = [...pages(world), ...(touched ? pagesOf(touched) : [])]
  await Promise.all(html.map((path) => look(path, 'text/html')))
  const data = [
    ...dataOf(world, since),
    ...(touched && touched.kind !== 'comment' ? [addressOf(touched)] : []),
  ]
  await Promise.all(data.map((path) => look(path, 'application/json')))
  const channels = watchedBy(reader, { [channel]: since.document, [roomChannel]: since.room })
  seen['catching up, by the line'] = JSON.stringify(await line.ask('watch', channels))
  seen['heard since'] = JSON.stringify(line.heard.slice(heardBefore))
  const to = mailOf(name)
  seen.mails = JSON.stringify(to ? await Mails.find({ to }).lean() : [])
  return seen
}

const pages = ({ place, room, readers }: World): string[] => [
  place.documentPath,
  room,
  place.digestPath,
  '/',
  '/contradictions',
  '/moderation',
  '/moderation/record',
  '/authorities/tower-hamlets',
  '/notifications',
  '/my-comments',
  '/account',
  `/people/${readers.Ada.visitor.id}`,
  `/people/${readers.Nia.visitor.id}`,
]

function pagesOf({ kind, id }: Thing): string[] {
  const ofAny = [`/appeals/${kind}/${id}`, `/flag/${kind}/${id}`, `/moderation/${kind}/${id}`]
  const own: Partial<Record<Thing['kind'], string[]>> = {
    comment: ['reply', 'history', 'thread', 'edit'],
    annotation: ['edit', 'history'],
  }
  return [...ofAny, ...(own[kind] ?? []).map((page) => `/${kind}s/${id}/${page}`)]
}

const dataOf = ({ place, channel, roomChannel, readers }: World, since: Since): string[] => [
  place.documentPath,
  `/api/changes?since[${channel}]=${since.document}&since[${roomChannel}]=${since.room}`,
  '/api/changes?since[moderation:queue]=0',
  `${place.documentPath}/export.jsonld`,
  `${place.documentPath}/export.csv`,
  `${place.documentPath}/annotations/`,
  `/api/changes?since[person:${readers.Ada.visitor.id}]=0`,
  '/account/export.json',
  '/my-comments/export',
]

const addressOf = ({ kind, id }: Thing) => `/${kind}s/${id}`

function mailOf(name: Name): string | null {
  if (name === 'a guest') return null
  return name === 'Gus' ? 'gus@example.org' : `${name.toLowerCase()}@example.org`
}
