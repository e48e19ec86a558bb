/** Words for things, and the pictogram that stands for them. Plurals need no entry. */
const things = {
  apple:
    'apple fruit vegetable veggie grocery orange banana berry berries lemon mango nutrition diet',
  bag: 'bag handbag backpack purse tote fashion accessory accessories',
  ball: 'ball football soccer basketball tennis volleyball rugby cricket sport match league golf',
  bed: 'bed hotel room suite hostel motel lodging accommodation mattress bedroom sleep night guesthouse',
  bike: 'bike bicycle cycling cycle scooter motorcycle',
  boat: 'boat ship sailing cruise yacht ferry kayak harbour harbor',
  book: 'book novel library reading literature ebook textbook story stories magazine comic manga poem',
  bowl: 'soup ramen noodle noodles pasta salad rice curry stew bowl sushi porridge breakfast',
  bread: 'bread bakery baker toast sandwich loaf baguette bagel sourdough roll bun pizza burger',
  building: 'building office apartment flat tower city company condo hospital bank',
  cake: 'cake dessert pastry cookie sweet chocolate birthday pie muffin cupcake brownie cream donut tart waffle pancake',
  camera: 'camera photo photography photographer picture lens photograph portrait',
  cap: 'graduation school university college degree academy education scholarship',
  car: 'car vehicle automobile suv sedan taxi rental driving garage auto truckload convertible',
  chip: 'computer hardware electronics gadget device processor robot robotics machine ai',
  code: 'code software developer programming web website app api javascript python coding',
  cup: 'coffee tea cafe café espresso latte cappuccino mug drink beverage cocoa',
  drop: 'water oil rain plumbing perfume skincare cleaning laundry',
  dumbbell: 'gym fitness workout exercise training strength squat weights muscle crossfit bench',
  film: 'film movie cinema video series show documentary trailer actor',
  flask: 'science chemistry lab laboratory experiment research biology physics',
  flower: 'flower rose bouquet florist tulip blossom lily orchid wedding',
  game: 'game gaming console gamer esports',
  gem: 'jewel jewelry jewellery ring necklace diamond gem gold silver bracelet earring luxury',
  gift: 'gift present donation charity voucher christmas surprise',
  glass: 'wine beer cocktail bar pub whisky whiskey gin juice champagne brewery smoothie',
  headphones: 'headphone headset earphone earbud podcast audio speaker soundbar audiobook',
  health:
    'health hospital clinic doctor medical medicine nurse pharmacy physician care patient therapy',
  heart: 'love dating heart cardio cardiology wellness volunteer',
  home: 'house home property estate villa cottage cabin real-estate bungalow loft neighbourhood',
  key: 'key rent lease mortgage tenant landlord',
  laptop: 'laptop notebook desktop monitor keyboard pc macbook tablet screen',
  leaf: 'plant garden gardening eco organic vegan herb nature environment sustainability farm seed',
  mic: 'microphone speaker talk speech interview keynote radio karaoke comedy',
  mountain:
    'mountain hiking hike trail trek climbing ski outdoor adventure trip travel tour destination',
  music: 'music song album band concert guitar piano playlist artist orchestra melody jazz choir',
  palette:
    'art painting paint artist gallery exhibition drawing design craft sculpture museum makeup',
  paw: 'pet dog cat animal puppy kitten vet veterinary zoo horse rabbit breed shelter',
  phone: 'phone smartphone mobile iphone call telephone',
  plane: 'flight plane airline airport vacation holiday aviation jet pilot',
  pulse: 'blood heartbeat pressure symptom diagnosis vital checkup',
  rocket: 'rocket space startup launch astronomy planet',
  scale: 'law lawyer legal court attorney justice contract notary',
  scissors: 'hair haircut salon barber hairdresser beard sewing tailor',
  shield: 'security insurance protection safety privacy guard police',
  shirt:
    'shirt clothes clothing dress jacket jeans hoodie sweater coat apparel outfit t-shirt skirt trousers',
  shoe: 'shoe sneaker boot running runner sandal heel marathon',
  smile: 'child children kid baby toy nursery kindergarten family toddler daycare',
  sofa: 'sofa furniture chair lamp couch interior desk decor decoration armchair shelf',
  sun: 'sun summer weather solar beach energy yoga meditation',
  tent: 'camp camping tent campsite festival circus',
  tooth: 'tooth teeth dentist dental orthodontist',
  train: 'train railway station metro subway tram bus',
  tree: 'tree forest park wood woodland landscaping',
  truck: 'truck delivery shipping shipment logistics moving courier transport freight',
  watch: 'watch clock smartwatch timepiece',
  tool: 'tool repair handyman plumber electrician mechanic maintenance renovation construction drill hammer hardware-store',
}

/** Words that say little: only when nothing better is found. */
const general = {
  bag: 'product shop store item order collection cart catalog catalogue goods checkout basket',
  box: 'package inventory stock parcel warehouse supply material',
  briefcase:
    'job career business client project company vacancy work portfolio service consulting agency',
  calendar:
    'event appointment booking schedule reservation meeting class session date programme program timetable agenda calendar hours',
  cap: 'course lesson student teacher class tutorial quiz exam grade subject instructor',
  card: 'payment invoice subscription account transaction bill',
  chart: 'report statistic analytics metric dashboard sale budget finance overview progress',
  chat: 'message comment review discussion forum topic feedback question help faq chat support',
  coin: 'money expense income price saving stock investment fund currency',
  flag: 'goal challenge milestone target country mission',
  globe: 'country language world place city',
  home: 'home start welcome',
  map: 'visit location address direction map find',
  mic: 'act performer lineup line-up',
  mail: 'newsletter mail email letter contact',
  megaphone: 'announcement campaign marketing promotion advertisement',
  mountain: 'travel tour trip destination',
  news: 'article post blog news press headline editorial politics economy column',
  pencil: 'note writing author draft journal entry diary',
  people:
    'about profile login register person people team member user customer employee staff group community club guest attendee',
  plate:
    'recipe food dish meal menu restaurant cuisine kitchen cooking chef dinner lunch starter main',
  tag: 'price prices pricing offer sale discount',
  tool: 'setting settings option preferences',
  star: 'rating favorite favourite feature deal',
  ticket: 'ticket show admission seat performance',
}

const known = index(things)
const vague = index(general)

/**
 * The pictogram for a record: what kind of thing it is, when that says enough ("book"), else what its title is about ("Wireless
 * headphones"), else a general one. Null when no word is known.
 */
export function pictogramFor(title, subject = '') {
  return (
    find(subject, known) ?? find(title, known) ?? find(subject, vague) ?? find(title, vague) ?? null
  )
}

/** Whether a kind of thing is a person, for whom initials say more than a pictogram. */
export function isPerson(subject) {
  return subject
    .toLowerCase()
    .split(/[^\p{L}\d-]+/u)
    .some((word) => people.has(word) || people.has(word.replace(/s$/, '')))
}

const people = new Set(
  (
    'person member user customer client patient doctor nurse teacher student instructor trainer coach employee colleague ' +
    'contact author artist player candidate applicant volunteer guest speaker lawyer dentist therapist barber stylist ' +
    'freelancer seller driver tutor mentor donor friend'
  ).split(' '),
)

function find(text, words) {
  for (const word of text.toLowerCase().split(/[^\p{L}\d-]+/u)) {
    const found =
      words.get(word) ?? words.get(word.replace(/s$/, '')) ?? words.get(word.replace(/es$/, ''))
    if (found) return found
  }
  return undefined
}

function index(table) {
  const entries = Object.entries(table)
  return new Map(
    entries.flatMap(([pictogram, words]) => words.split(' ').map((word) => [word, pictogram])),
  )
}
