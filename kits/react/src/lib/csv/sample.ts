/** A small table to try the viewer with. */
export const sampleName = 'city-bikes.csv'

export const sampleText = `Station,City,Opened,Docks,Trips per day,Rating,Note
Harbour Gate,Lisbon,2019-04-12,24,318.5,4.6,"Busy on weekends, add docks"
Old Market,Porto,2020-09-01,18,204.0,4.1,
University North,Coimbra,2018-02-20,32,512.3,4.8,"Students call it ""The Rack"""
River Park,Lisbon,2021-06-15,12,96.4,3.9,Closed in winter
Central Station,Porto,2017-11-05,48,874.9,4.4,Largest station
Botanical Garden,Coimbra,2022-03-30,10,61.2,4.7,
Cathedral Square,Braga,2019-08-22,20,187.6,4.0,Next to tram line 3
Science Museum,Lisbon,2020-01-18,16,143.8,4.3,
Beach Road,Faro,2021-05-02,28,402.7,4.5,Peak in July
Airport,Faro,2018-10-11,36,290.1,3.7,"Long stays, few returns"
Castle Hill,Guimarães,2022-07-09,8,44.9,4.9,Steep
Library,Braga,2023-02-14,14,118.3,4.2,
`
