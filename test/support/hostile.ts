/** Words that would call `owned()` if a page took them for more than words. */
export const hostileWords = [
  '<script>owned()</script>',
  '</script><script>owned()</script>',
  '</textarea></title></style><script>owned()</script>',
  '<img src=x onerror=owned()>',
  '"><svg onload=owned()>',
  "' autofocus onfocus='owned()",
  '<!--<script>owned()//--></script>',
  '<iframe srcdoc="<script>parent.owned()</script>"></iframe>',
  '<scr<script>ipt>owned()</scr</script>ipt>',
  '&lt;script&gt;owned()&lt;/script&gt;',
  '&#60;img src=x onerror=owned()&#62;',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=owned()>',
  '<svg><animate onbegin=owned() attributeName=x dur=1s>',
  '<a href="javascript:owned()">look</a>',
  '[look](javascript:owned())',
  '[look]( &#106;avascript:owned())',
  '[look](https://example.org/"onmouseover="owned())',
  '[look](//elsewhere.example/)',
  '[<img src=x onerror=owned()>](https://example.org/)',
  'https://example.org/"autofocus/onfocus="owned()',
  '**<script>owned()</script>** _<b onclick=owned()>_',
  '> <script>owned()</script>\n- <img src=x onerror=owned()>',
  '\u2028<script>owned()</script>\u2029',
  '{{constructor.constructor("owned()")()}}',
]

/** A post as blogs have them, hostile in every part of it. */
export const hostilePost = `A round <script>owned()</script> of reports "onload=owned() x="

Click here <img src=x onerror=owned()> for the advice.

Derby City  4/3/16

An up-to-date list <img src=x onerror=owned()> is kept [note <svg onload=owned()>] of the children. OVERALL DERBY IS RATED OUTSTANDING

Medway  4/3/16

</script><script>owned()</script> A second remark. OVERALL MEDWAY IS RATED ADEQUATE

See also https://example.org/"onmouseover="owned()/

2 thoughts on “A round

    1. Rowan Example Post author

      Words <script>owned()</script> and [a link](javascript:owned()).

      1. Ash Reader

        </textarea><script>owned()</script>
`
