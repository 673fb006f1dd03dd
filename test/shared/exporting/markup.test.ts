import { expect, it } from 'vitest'
import { toHtml } from '../../../server/threads/to-html.ts'
import { fromMarkdown } from '../../../shared/exporting/hypothesis-markup.ts'
import { toMarkup } from '../../../shared/exporting/to-markup.ts'

it.each([
  'Plain words, 2 * 3 < 7 & more.',
  'A **bold** and an *italic* word, ***both***.',
  'One line\nand the next.\n\nAnother paragraph.',
  '> A quotation\n> of two lines\n>\n> and two paragraphs.\n\nMy words.',
  '> one\n\n> another',
  '> - a list\n> - in it',
  '- one\n- **two**\n\n1. first\n2. second',
  'See [the *report*](https://example.org/a?b=1&c=2), or https://example.org/x.',
  'Quotes "here" and \'there\', [brackets], and a_b_c.',
])('our own HTML becomes markup that gives the same HTML: %j', (markup) => {
  const html = toHtml(markup)
  expect(toHtml(toMarkup(html))).toBe(html)
})

it.each([
  ['<div>One</div><div>two</div>', 'One\ntwo'],
  [
    '<p class="x">A <B>b</B> <a href="https://a.example" target="_blank">c</a></p>\n<p>d</p>',
    'A **b** [c](https://a.example)\n\nd',
  ],
  ['<p>one</p> between <p>two</p>', 'one\n\nbetween\n\ntwo'],
  ['no tags at all', 'no tags at all'],
])('HTML of others becomes what we can keep of it: %j', (html, markup) => {
  expect(toMarkup(html)).toBe(markup)
})

it.each([
  ['# A heading', '**A heading**'],
  ['* one\n* two\n+ three', '- one\n- two\n- three'],
  ['__bold__ and *italic*', '**bold** and *italic*'],
  ['![a picture](https://a.example/p.png "title")', '[a picture](https://a.example/p.png)'],
  ['![](https://a.example/p.png)', 'https://a.example/p.png'],
  ['[words](https://a.example "a title")', '[words](https://a.example)'],
  ['see <https://a.example/x>', 'see https://a.example/x'],
  ['```js\nlet a = `b`\n```', 'let a = b'],
  ['<b>old</b> <i>editor</i><br>next', '**old** *editor*\nnext'],
  ['Kept:\nline by line\n\n<blockquote>quoted</blockquote>', 'Kept:\nline by line\n\n> quoted'],
  ['2 < 3 and 4 > 1', '2 < 3 and 4 > 1'],
])('Markdown becomes our own markup: %j', (text, markup) => {
  expect(fromMarkdown(text)).toBe(markup)
})
