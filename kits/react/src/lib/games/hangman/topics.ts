export type Topic = 'animals' | 'countries' | 'food' | 'sports' | 'science' | 'technology'

export const topicNames = [
  { value: 'animals', label: 'Animals' },
  { value: 'countries', label: 'Countries' },
  { value: 'food', label: 'Food' },
  { value: 'sports', label: 'Sports' },
  { value: 'science', label: 'Science' },
  { value: 'technology', label: 'Technology' },
] as const

export const topics: Record<Topic, readonly string[]> = {
  animals: list(
    'elephant, giraffe, kangaroo, penguin, dolphin, octopus, hedgehog, squirrel, crocodile, butterfly, flamingo, cheetah, hamster, leopard, ostrich, raccoon, seahorse, tortoise, walrus, woodpecker, chameleon, porcupine, gorilla, pelican',
  ),
  countries: list(
    'argentina, australia, brazil, canada, denmark, ecuador, finland, germany, hungary, iceland, jamaica, kenya, luxembourg, mexico, new zealand, norway, portugal, singapore, sri lanka, switzerland, thailand, uruguay, vietnam, zimbabwe',
  ),
  food: list(
    'avocado, blueberry, broccoli, cinnamon, croissant, cucumber, dumpling, eggplant, lasagna, mushroom, omelette, pancake, pineapple, pretzel, pumpkin, raspberry, sandwich, spaghetti, strawberry, tiramisu, walnut, zucchini, ice cream, fruit salad',
  ),
  sports: list(
    'archery, badminton, baseball, basketball, bowling, boxing, climbing, cricket, cycling, fencing, football, gymnastics, handball, hockey, judo, marathon, rowing, skiing, snowboard, surfing, swimming, table tennis, volleyball, wrestling',
  ),
  science: list(
    'asteroid, bacteria, catalyst, chemistry, chromosome, electron, evolution, experiment, fossil, galaxy, gravity, hydrogen, hypothesis, magnetism, microscope, molecule, nucleus, oxygen, particle, periodic table, photosynthesis, planet, telescope, volcano',
  ),
  technology: list(
    'algorithm, bandwidth, bluetooth, browser, compiler, computer, database, encryption, firewall, hardware, internet, javascript, keyboard, laptop, monitor, network, operating system, password, printer, processor, robot, satellite, software, website',
  ),
}

function list(words: string): string[] {
  return words.split(', ')
}
