/** Common words of five letters. */
export const fiveLetters = `
about above actor adult after again agent agree ahead alarm album alert alive allow alone along angel anger angle apart apple apply
arena argue arise aside asset audio award aware badly baker basic basis beach begin being below bench birth black blame blank blast
blend bless blind block blood board bonus boost bound brain brand brave bread break brick brief bring broad brown brush build bunch
buyer cabin cable candy cargo carry catch cause chain chair chalk charm chart chase cheap check cheer chess chest chief child chose
civil claim class clean clear clerk click cliff climb clock close cloth cloud coach coast coral couch could count court cover crack
craft crash cream crime cross crowd crown curve cycle daily dance dealt debut delay depth dozen draft drama dream dress drift drink
drive eager early earth eight elbow elect empty enemy enjoy enter entry equal error event every exact exist extra faith false fancy
fault favor feast fence field fifth fight final first flame flash fleet float flood floor flour focus force forth forum found frame
fresh front frost fruit funny ghost giant given glass globe glory glove grace grade grain grand grant grape graph grass great green
greet group guard guess guest guide habit happy harsh heart heavy hello honey honor horse hotel house human humor ideal image index
inner input issue ivory jelly jewel joint judge juice knife knock label labor large laser later laugh layer learn lease least leave
lemon level light limit local logic loose lower lucky lunch magic major maker march match maybe mayor medal media melon mercy metal
meter might minor model money month moral motor mount mouse mouth movie music nerve never night noble noise north novel nurse ocean
offer often olive onion opera orbit order organ other outer owner paint panel paper party pasta patch peace peach pearl phase phone
photo piano piece pilot pitch pizza place plain plane plant plate point pound power press price pride prime print prize proof proud
queen quick quiet quite radio raise range rapid ratio reach react ready realm refer relax reply rider ridge right rival river roast
robot rough round route royal rural salad scale scene scope score sense serve seven shade shake shape share sharp sheep sheet shelf
shell shift shine shirt shock shoot shore short shout sight skill sleep slice slide small smart smile smoke snake solar solid solve
sound south space spare speak speed spend spice spoon sport staff stage stair stamp stand start state steam steel steep stick still
stone store storm story strip study style sugar sunny super sweet swift swing table taste teach thank theme thick thing think third
those three throw tiger tight title toast today topic total touch tough tower track trade trail train treat trend trial trick truck
trust truth twice uncle under union unity until upper urban usage usual value video visit vital voice wagon waste watch water wheel
where which while white whole woman world worry worth would wound write wrong yield young youth zebra
`
  .trim()
  .split(/\s+/)
