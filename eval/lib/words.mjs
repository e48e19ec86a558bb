// Other words that people and programs use for the same thing.

/** Matches a text as it is, whatever its case. */
export const literal = (text) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i')
export const pattern = (text) => (text instanceof RegExp ? text : literal(String(text)))
/** What can be sent into the page. */
export const sendable = (value) =>
  value instanceof RegExp
    ? { source: value.source, flags: value.flags.replace(/[gy]/g, '') }
    : value

const FIELDS = {
  title: [
    /title/,
    /name|subject|headline|task|to-?do|summary|item/,
    /what|note|label|description|text/,
  ],
  name: [/\bname\b/, /title|who|label|driver|guest|customer|client|attendee|person|what/],
  email: [/e-?mail/],
  phone: [/phone|mobile|tel\b|call/],
  date: [/date|\bday\b|when/],
  'start date': [/start|from|first day|begin|depart|leav/, /date/],
  'end date': [/\bend|\bto\b|until|last day|return|finish/, /date/],
  'start time': [/start|from|begin/, /time/],
  'end time': [/\bend|\bto\b|until|finish/, /time/],
  time: [/time|hour|slot/],
  'due date': [/due|deadline|until|return/, /date/],
  'check-in': [/check.?in|arriv|from|start/],
  'check-out': [/check.?out|depart|\bto\b|until|end/],
  'pick-up date': [/pick.?up|from|start/, /date/],
  'return date': [/return|\bto\b|until|end|drop/],
  'date of birth': [/birth|born|dob/, /date|day/],
  'date applied': [/appli|date/],
  'last watered': [/last/, /watered/],
  'how often': [/often|every|interval|frequen|days/],
  'sowing date': [/sow|plant(ed|ing)|start/],
  'harvest date': [/harvest|end/],
  message: [
    /message|comment|note|text|post|what|say|question|content/,
    /mind|happening|details|description/,
  ],
  comment: [
    /comment|review|message|text|feedback|opinion|testimonial/,
    /content|description|thought/,
  ],
  content: [/content|body|text|article|post|note|story|message/, /description|write/],
  text: [/text|entry|note|journal|content|message|body|thought|description|how/],
  description: [/descri|detail|what|item|note|summary|service|problem/, /title|name|text/],
  reason: [/reason|why|comment|note|message/],
  amount: [/amount|sum|price|cost|total|value|principal|loan|spent|how much/],
  price: [/price|rate|cost|amount/],
  'purchase price': [/price|cost|paid/],
  cost: [/cost|price|amount/],
  quantity: [/quantity|qty|amount|count|stock|units|number|how many|pieces|hours/],
  rating: [/rating|stars|rate|score/],
  rate: [/interest|rate|apr|%/],
  years: [/year|term|duration|period/],
  bill: [/bill|amount|total|subtotal/],
  tip: [/tip|%|percent|service/],
  people: [/people|persons|friends|split|guests|diners|number/],
  guests: [/guest|people|persons|party|number|adults|seats/],
  travellers: [/travel|people|persons|guests|participants|number|seats|adults/],
  address: [/address|street|where|location/],
  ticker: [/ticker|symbol|stock|code/, /name/],
  shares: [/share|quantity|number|units|amount/],
  company: [/company|employer|organi[sz]ation/],
  position: [/position|role|job|title/],
  dose: [/dos|amount|strength|how much/],
  medicine: [/medic|drug|name/],
  subject: [/subject|title|summary|topic/],
  question: [/question|title|ask|prompt|text/],
  options: [/option|choice|answer/],
  front: [/front|word|term|spanish|question/],
  back: [/back|translation|meaning|definition|english|answer/],
  exercise: [/exercise|name|workout|title/],
  weight: [/weight|load|\bkg\b/],
  litres: [/lit(er|re)|volume|fuel|quantity|amount/],
  odometer: [/odometer|mileage|kilomet|\bkm\b/],
  kilograms: [/\bkg\b|kilo|quantity|amount|weight|yield/],
  size: [/size|area|hectare|acre|dimension/],
  driver: [/driver|name/],
  licence: [/licen[cs]e/],
  'cover letter': [/cover|letter|message|why|motivation/],
  abstract: [/abstract|description|summary|about/],
  sku: [/sku|code|number/],
  'minimum stock': [/min|reorder|threshold|low/],
  'home team': [/home/],
  'away team': [/away|guest|visitor/],
  'home goals': [/home.*(goal|score)|(goal|score).*home/, /home/],
  'away goals': [/away.*(goal|score)|(goal|score).*away/, /away|guest/],
  score: [/score|points|grade|mark/],
  from: [/from|start|origin|depart|source|debit/],
  to: [/\bto\b|destination|arriv|recipient|target|payee|credit/],
  zone: [/zone|area|distance/],
  passenger: [/passenger|type|age|category/],
  number: [/number|code|track|id\b/],
  value: [/value|amount|dispute|claim/],
  'down payment': [/down|deposit|own/],
  power: [/power|capacity|watt|\bkw|output/],
  area: [/area|size|m²|surface/],
  age: [/\bage\b/],
  distance: [/distance|race|event|category/],
  class: [/class|grade|form/],
  mood: [/mood|feel/],
  status: [/status|state|stage/],
  paid: [/paid|fee|status/],
  venue: [/venue|location|place|where/],
  place: [/place|location|where|room|venue/],
  location: [/location|place|where|address|city|bin|shelf/],
  author: [/author|writer|by\b/],
  'gift ideas': [/gift|idea|present/],
}

/** Patterns for the label of a field, the best first. */
export function fieldPatterns(key) {
  const own = literal(key.replace(/[-_]/g, ' '))
  return [own, ...(FIELDS[key] ?? []).map((one) => new RegExp(one.source, 'i'))]
}

const NOUNS = {
  item: 'item|product|thing|listing|article|stock',
  member: 'member|person|people',
  medication: 'med(ication|icine)?s?|pill|drug',
  score: 'score|grade|mark|result',
  task: 'task|to-?do',
  birthday: 'birthday|person|people|friend|contact',
  shipment: 'shipment|parcel',
  post: 'post|article|entry|message|tweet|story',
  'guest book entry': 'guest ?book|entry|message|wish',
  subscription: 'subscri|newsletter',
  booking: 'book(ing)?|reserv|appointment|rent',
  reservation: 'reserv|book|table',
  appointment: 'appointment|book(ing)?|visit',
  request: 'request|leave|appl',
  entry: 'entry|entries|journal|mood|note',
  workout: 'workout|exercise|set|session|training',
  'fuel up': 'fuel|fill|refuel|tank',
  donation: 'donat|give|contribut',
  registration: 'regist|sign ?up|enrol|join|ticket|attend',
  application: 'appl(y|ication)|job',
  card: '(flash ?)?card|word|vocab',
  testimonial: 'testimonial|review|feedback|experience',
  review: 'review|rating|feedback',
  comment: 'comment|reply|response',
  reply: 'reply|comment|answer|response|message',
  holding: 'holding|stock|position|share|investment',
  stock: 'stock|symbol|watch',
  meal: 'meal|plan|recipe|dish',
  loan: 'loan|lend|borrow|check ?out|issue',
  profile: 'profile|member|sign ?up|join',
  'meet-up': 'meet-?ups?|event',
  rsvp: 'rsvp|attend|respond|guest',
  volunteer: 'volunteer|help',
  absence: 'absen',
  runner: 'runner|participant|regist',
  message: 'message|contact|write|ask',
  transfer: 'transfer|send|payment|pay',
  expense: 'expense|transaction|spending|cost',
  order: 'order|buy',
  session: 'session|appointment|contact|request',
  demo: 'demo',
  consultation: 'consult|contact|request|appointment',
  viewing: 'viewing|visit|tour|request|contact|book',
  pickup: 'pick-?\\s?up|collect',
  class: 'class|course|lesson',
  'lost item': 'lost',
  'lost pet': 'lost|missing|report',
}

/** Matches what names a thing, in one or many: "recipe" also "Recipes". */
export function nounPattern(thing) {
  if (thing instanceof RegExp) return thing
  const last = thing.split(' ').at(-1)
  const plain = thing.endsWith('y') ? `${thing.slice(0, -1)}(y|ies)` : thing
  return new RegExp(NOUNS[thing] ?? `${plain}|${last.length > 3 ? last : plain}`, 'i')
}

export const ADDS =
  'add|new|create|post|book|reserve|schedule|log|record|register|submit|write|start|list|sell|plan|report|request|apply|enrol|sign|join|donate|track|enter|make|upload|send|propose|invite|compose|publish|buy|ask|leave|lend|set up|\\+|➕'
