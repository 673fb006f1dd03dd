import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readConfig } from '../../server/config.ts'

interface Service {
  build?: string
  image: string
  ports?: string[]
  volumes?: string[]
  environment?: Record<string, string>
  depends_on?: Record<string, { condition: string }>
  healthcheck?: object
}

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
const composeText = read('docker-compose.yml')
const compose: { services: Record<string, Service>; volumes: Record<string, null> } = parse(composeText, {
  merge: true,
})
const services = Object.entries(compose.services)
const dockerfile = read('Dockerfile')

/** What a person put into .env: the same value everywhere, long enough for a secret. */
const filledIn = (value: string) => value.replaceAll(/\$\{[^}]*\}/g, 'a'.repeat(64))

test('the image has the Node that package.json pins for every other machine', () => {
  const { dependencies } = JSON.parse(read('package.json'))
  expect(dockerfile).toContain(`ARG NODE_VERSION=${dependencies.node}\n`)
  for (const [, image] of dockerfile.matchAll(/^FROM (\S+)/gm)) {
    expect(image).toMatch(/^node:\$\{NODE_VERSION\}-slim$/)
  }
})

test('the image does not run as root', () => {
  expect(dockerfile.match(/^USER .*/gm)).toEqual(['USER node'])
})

test('.dockerignore lets through what the Dockerfile copies, and nothing else', () => {
  const copies = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
    ([, from]) => from?.split(' ') ?? [],
  )
  const allowed = read('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'))
  const topLevel = new Set(copies.map((path) => `!${path.split('/')[0]}`))
  expect([...topLevel].toSorted()).toEqual(allowed.toSorted())
})

test('both app processes start with a configuration that the server accepts', () => {
  const apps = services.filter(([, service]) => service.build)
  expect(apps).toHaveLength(2)
  for (const [name, app] of apps) {
    const environment = Object.entries(app.environment ?? {}).map(([key, value]) => [key, filledIn(value)])
    const config = readConfig({ NODE_ENV: 'production', HOST: '0.0.0.0', ...Object.fromEntries(environment) })
    expect(config.mongodbUrl, name).toMatch(/^mongodb:\/\/.*@mongo:27017\/counterpoint\?replicaSet=rs0/)
    expect(config.redisUrl, name).toMatch(/^redis:\/\/.*@redis:6379$/)
    expect(config.publicUrl, name).toMatch(/^https:/)
    expect(config.trustProxy, name).toBe(1)
  }
})

test('every value from .env is asked for by name, has no default, and stands in the example', () => {
  const used = [...composeText.matchAll(/(?<!\$)\$\{?(\w+)([^}\n]*)/g)]
  for (const [all, , rest] of used) expect(rest, all).toMatch(/^:\?set \w+ in \.env/)
  const example = [...read('.env.example').matchAll(/^(\w+)=(.*)$/gm)]
  expect(example.map(([, name]) => name).toSorted()).toEqual(
    [...new Set(used.map(([, name]) => name))].toSorted(),
  )
  expect(example.map(([, , value]) => value).join('')).toBe('')
})

test('a service that another waits for says when it is healthy', () => {
  for (const [name, { depends_on: waitsFor = {} }] of services) {
    for (const [other, { condition }] of Object.entries(waitsFor)) {
      expect(condition, `${name} on ${other}`).toBe('service_healthy')
      const service = compose.services[other]
      expect(service?.healthcheck ?? (service?.build && /^HEALTHCHECK/m.test(dockerfile)), other).toBeTruthy()
    }
  }
})

test('only Caddy is reached from outside, and it sends people to both app processes', () => {
  expect(services.filter(([, service]) => service.ports).map(([name]) => name)).toEqual(['caddy'])
  expect(read('Caddyfile')).toContain('{$APPS:app-1:3000 app-2:3000}')
})

test('every named volume is used and every one used is named', () => {
  const mounts = services
    .flatMap(([, service]) => service.volumes ?? [])
    .map((mount) => mount.split(':')[0] ?? '')
  const named = mounts.filter((source) => !source.startsWith('.'))
  expect(named.toSorted()).toEqual(Object.keys(compose.volumes).toSorted())
})
