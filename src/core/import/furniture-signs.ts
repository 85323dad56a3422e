/** A sign that a short text is page furniture, and how much it says: 3 is enough by itself. */
export interface Sign {
  readonly reason: string;
  readonly weight: number;
  readonly pattern: RegExp;
}

const COOKIES = 'Cookie banner';
const SHARE = 'Share buttons';
const NEWSLETTER = 'Newsletter box';
const RELATED = 'Related links';
const MENU = 'Menu';
const COMMENTS = 'Comments';
const FOOTER = 'Footer';
const ADVERTISEMENT = 'Advertisement';

const NETWORKS =
  'facebook|twitter|x|whats ?app|linked ?in|telegram|pinterest|reddit|tumblr|instagram|mastodon|bluesky|threads|messenger|pocket|flipboard|e-?mail|print|copy link|tweet|pin(?: it)?|like';
const BUTTONS =
  'accept(?: all)?(?: cookies)?|allow all|agree|i agree|got it|ok(?:ay)?|decline|reject(?: all)?|deny|dismiss|close|learn more|more information|read more|cookie (?:settings|preferences)|manage (?:cookies|consent|preferences)|alle (?:cookies )?akzeptieren|akzeptieren|zustimmen|ablehnen|nur notwendige|mehr erfahren|einstellungen|(?:tout )?accepter|(?:tout )?refuser|en savoir plus|paramétrer|aceptar(?: todas?)?|rechazar(?: todas?)?|más información|configurar|accett[ao](?: tutti)?|rifiuta|accepteren|weigeren|aceitar|rejeitar|saiba mais';

/** Signs of furniture in the languages most pages are in. They are asked of short texts only. */
export const SIGNS: readonly Sign[] = [
  // What templates leave behind when a page is copied as text.
  { reason: COOKIES, weight: 4, pattern: /\bbuttons=\(|\bdays=\(\d+\)/i },
  {
    reason: COOKIES,
    weight: 2,
    pattern:
      /\b(?:(?:we|our (?:web)?site|this (?:web)?site|the site) (?:and our partners )?uses?|by (?:continuing|using|browsing).{0,80}) .{0,40}\bcookies?\b/iu,
  },
  {
    reason: COOKIES,
    weight: 2,
    pattern:
      /\b(?:(?:wir|(?:unsere|diese) (?:web)?(?:site|seite)) (?:verwende[nt]|nutz(?:en|t)|setz(?:en|t)).{0,40}cookies|(?:nous|ce site|notre site) (?:utilis|a recours).{0,40}cookies|(?:este sitio|nuestro sitio|nosotros)? ?(?:utiliza(?:mos)?|usamos|usa) cookies|(?:questo sito|noi)? ?utilizz(?:a|iamo) (?:i )?cookie|(?:wij|we|deze (?:web)?site) gebruik(?:en|t) cookies|(?:este site|nós)? ?(?:utiliza|usa)(?:mos)? cookies)/iu,
  },
  {
    reason: COOKIES,
    weight: 1,
    pattern:
      /\bcookies?\b.*(?:enhance|improve|experience|personali[sz]|analy[sz]e|traffic|consent|learn more|find out more|privacy policy|cookie policy|inhalte|erlebnis|zustimm|améliorer|expérience|visite|mejorar|experiencia|migliorare|esperienza|ervaring|melhorar|experiência)/isu,
  },
  {
    reason: COOKIES,
    weight: 1,
    pattern:
      /\b(?:accept|agree|got it|learn more|akzeptieren|accepter|aceptar|accett[ao])\s*!?\.?$/iu,
  },
  {
    reason: COOKIES,
    weight: 3,
    pattern:
      /^(?:accept|allow|reject|manage)(?: all)? cookies\W*$|^(?:we value your privacy|cookie (?:policy|settings|preferences|notice|consent)|privacy (?:preferences|settings))\W*$|^(?:alle )?cookies (?:akzeptieren|zulassen)\W*$|^accepter (?:tous )?les cookies\W*$|^aceptar (?:todas )?(?:las )?cookies\W*$/iu,
  },
  { reason: COOKIES, weight: 1, pattern: new RegExp(`^(?:${BUTTONS})\\s*[!.→»]*$`, 'iu') },

  {
    reason: SHARE,
    weight: 3,
    pattern:
      /^(?:share(?: (?:this|the))?(?: (?:article|story|post|page|with .{1,30}|on .{1,40}|via .{1,30}))?|(?:artikel |beitrag )?teilen(?: auf .{1,30})?|partager(?: (?:cet article|sur .{1,30}))?|compartir(?: (?:en .{1,30}|este artículo))?|condividi(?: su .{1,30})?|follow us(?: on .{1,60})?|folgen sie uns.{0,40}|suivez-nous.{0,40}|síguenos.{0,40})\s*[:.!]?$/iu,
  },
  // One network alone may be the last word of anything; several in a row are buttons.
  {
    reason: SHARE,
    weight: 3,
    pattern: new RegExp(`^(?:${NETWORKS})(?:[\\s|·•,/]+(?:${NETWORKS}))+$`, 'iu'),
  },
  { reason: SHARE, weight: 1, pattern: new RegExp(`^(?:${NETWORKS})$`, 'iu') },

  {
    reason: NEWSLETTER,
    weight: 3,
    pattern:
      /^(?:please )?(?:subscribe|sign up)(?: now| today)? (?:to|for) .{0,50}\b(?:newsletters?|updates|briefing|mailing list)\b|\bget .{1,60} (?:in|to|delivered to) your inbox\b|^(?:unseren |den )?newsletter (?:abonnieren|bestellen)\b|^abonnez-vous à .{0,30}(?:newsletter|lettre)|^suscríbete\b.{0,60}$|^iscriviti alla newsletter/iu,
  },
  {
    reason: NEWSLETTER,
    weight: 1,
    pattern: /^(?:your )?e-?mail(?: address)?\W*$|^(?:subscribe|sign up)\W*$/iu,
  },

  {
    reason: RELATED,
    weight: 3,
    pattern:
      /^(?:related(?: (?:posts|articles|stories|links|content|topics|news|coverage))?|read (?:more|next|also)|you (?:may|might) also (?:like|be interested in)|more (?:from|on|in) .{1,40}|more stories|recommended(?: for you| reading)?|most (?:read|popular|viewed)|popular posts|trending(?: now)?|lesen sie auch|mehr zum thema|ähnliche (?:artikel|beiträge)|(?:à )?lire aussi|articles similaires|sur le même sujet|artículos relacionados|te puede interesar|leggi anche|lees ook|leia também)\s*[:.]?$/iu,
  },

  {
    reason: MENU,
    weight: 3,
    pattern:
      /^(?:skip to (?:main |the )?(?:content|navigation)|jump to (?:content|navigation)|zum inhalt springen|aller au contenu(?: principal)?|(?:ir|saltar) al contenido(?: principal)?|toggle navigation|back to top|you are here\b.{0,100})\s*[:.]?$/iu,
  },
  {
    reason: MENU,
    weight: 3,
    pattern: /^(?:home|startseite|accueil|inicio)(?:\s*[|›»>/·•]\s*[^|›»>/·•]{1,40})+$/iu,
  },
  {
    reason: MENU,
    weight: 2,
    pattern:
      /^(?:menu|navigation|search|suche|recherche|buscar|log ?in|sign ?in|sign up|log ?out|register|anmelden|connexion|subscribe now|home|about us|contact us)\s*[:.]?$/iu,
  },

  {
    reason: COMMENTS,
    weight: 3,
    pattern:
      /^(?:leave a (?:comment|reply)|post a comment|add a comment|write a comment|join the (?:conversation|discussion)|comments? (?:are closed|\(\d+\))|\d+ (?:comments?|kommentare?|commentaires?|comentarios?)|(?:einen )?kommentar (?:schreiben|hinterlassen)|laisser un commentaire|deja un comentario)\s*[:.]?$/iu,
  },

  {
    reason: ADVERTISEMENT,
    weight: 3,
    pattern:
      /^(?:advertisements?|sponsored(?: content)?|anzeige|werbung|publicité|publicidad|advertentie|story continues below advertisement)\s*[:.]?$/iu,
  },

  { reason: FOOTER, weight: 3, pattern: /^(?:©|\(c\) ?\d|copyright (?:©|\(c\)|\d{4})).{0,160}$/iu },
  {
    reason: FOOTER,
    weight: 3,
    pattern:
      /\b(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados)\b/iu,
  },
  {
    reason: FOOTER,
    weight: 3,
    pattern:
      /^(?:(?:privacy(?: policy| notice)?|terms(?: of (?:use|service))?|contact(?: us)?|imprint|impressum|datenschutz|agb|about(?: us)?|careers|advertise|sitemap|help)(?:\s*[|·•,/]\s*|\s+(?=\p{Lu})|$)){2,}$/iu,
  },
];
