import { check } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'movie-watchlist',
    style: 'short',
    domain: 'media',
    prompt: 'movie watchlist, mark as watched, give stars, filter by genre',
    checks: [
      check(
        'form',
        'a movie is in the list',
        claim.adds('movie', { title: 'The Tin Lantern', 'genre?': '' }),
      ),
      check(
        'workflow',
        'a movie is marked as watched',
        claim.ticksOff('movie', { title: 'Salt Roads', 'genre?': '' }, /watched|seen|done/i),
      ),
      check('form', 'a movie gets stars', async (app) => {
        await app.add('movie', { title: 'Winter Ferry', 'rating?': 4, 'genre?': '' })
        await app.lists('Winter Ferry')
        await app.rated('Winter Ferry', 4)
      }),
      check(
        'filter',
        'a genre narrows the movies',
        claim.filterNarrows(/genre/i, /movies|watchlist|films/i),
      ),
      check(
        'persistence',
        'movies survive a reload',
        claim.keeps('movie', { title: 'Six Umbrellas', 'genre?': '' }),
      ),
      check(
        'form',
        'a movie can be removed',
        claim.removes('movie', { title: 'Boredom II', 'genre?': '' }),
      ),
    ],
  },
  {
    id: 'music-streaming',
    style: 'long',
    domain: 'media',
    prompt:
      'Please implement a music streaming website for independent artists. The website should have functionalities for browsing songs, playlists, artist pages and a player. Listeners should be able to search songs, filter by genre, play and pause a song, like songs, create playlists and add songs to them, and follow artists. The player stays at the bottom of the page. Use dark slate gray as the background colour and gold for components.',
    checks: [
      check('search', 'songs can be searched', claim.searchNarrows(/songs|music|browse|discover/i)),
      check(
        'filter',
        'a genre narrows the songs',
        claim.filterNarrows(/genre/i, /songs|music|browse|discover/i),
      ),
      check('tool', 'a song plays and pauses', async (app) => {
        await app.near(/songs|music|browse|discover/i)
        await app.press(/^play/i)
        await app.button(/^pause/i)
      }),
      check(
        'social',
        'a liked song is kept',
        claim.saves(/songs|music|browse|discover/i, /liked|favou?rite|library/i),
      ),
      check('form', 'a playlist is made', claim.adds('playlist', { name: 'Night drive home' })),
      check('workflow', 'a song is put on a playlist', async (app) => {
        await app.add('playlist', { name: 'Rain songs' })
        await app.near(/songs|music|browse|discover/i)
        const [song] = await app.items(1)
        await app.act(song.title, /playlist|add/i)
        await app.try(() => app.pick(/Rain songs/))
        await app.try(() => app.press(/^(add|save)/i))
        await app.near(/playlists/i)
        await app.try(() => app.open('Rain songs'))
        await app.sees(song.title)
      }),
      check('navigation', 'artists have pages', claim.visitsList(/artists/i, 2)),
      check('theme', 'the page is dark slate gray', claim.pageColour('darkslategray')),
      check('theme', 'the components are gold', claim.partColour('gold')),
    ],
  },
]
