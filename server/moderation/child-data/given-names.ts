/**
 * Given names that children in Britain have, to know a name where its capital says nothing. Those that are as often
 * another word (Mark, May, Will, Hope) are left out: beside `my son` any word with a capital is a name.
 */
const names = `
  aaliyah aaron abbie abdul abdullah abigail abu ada adam adele aden adil agnes ahmed aidan aiden aisha aiza alan albert
  albie aleksander alex alexander alexandra alexis alfie alfred ali alice alicia aliya alina alisha alma amara amelia
  amelie amina amir amira amna amy ana anas andrew anna annabel annabelle anne annie anthony antonia anya archie aria
  ariana arjun arlo arran arthur arun arya asher ashton astrid aurora austin ava ayaan ayan ayesha ayla ayo beatrice bella
  ben benedict benjamin beth bethany betsy blake bobby bonnie brandon brianna bridget brody caitlin callum cameron carys
  casper charlie charlotte chidi chloe chloé christopher ciara clara claire clementine cody cole connor conor cora corey
  daisy daniel danielle daphne darcey darcie darcy david delilah dexter dhruv diana dominic donnacha dylan ebony edie
  edith edward eesa effie eileen eleanor elena eliana elias elijah eliot elisa eliza elizabeth ella ellen ellie elliot
  elliott elodie eloise elsa elsie emilia emily emma emmanuel emmett erin esme esmé ethan eva evan evelyn evie ezra
  farah fatima fatoumata felix ferdinand ffion filip finlay finley finn fiona florence flynn francesca frankie freddie
  frederick freya gabriel gabriela gabriella gareth george georgia georgie georgina gethin grace gracie greta gruffydd
  gwen hamza hana hannah hanna haris harley harper harriet harris harrison harry harvey hasan hassan hattie heidi helena
  henry holly hudson hugh hugo humaira ibrahim ida idris imogen inaya indie ines iris isaac isabel isabella isabelle isha
  isla isobel ismail issa ivy jack jackson jacob jaden jake jakub james jamie jamal jan janek jasmine jason jasper jayden
  jenson jessica jessie jesse joanna joe joel john jonah jonathan jordan joseph josephine josh joshua josiah jude julia
  julian juliet juno kacper kai kaiden kai kareem katarzyna kate katherine kathryn katie kayla keira kenji kezia khadija
  kian kieran kiera kofi kyle kyra lacey laila lana lara laura layla leah leila leo leon leona leonard leyla liam libby
  lila lilly lily logan lola lorcan lottie louie louis louisa louise luca lucas lucia lucy luis luka lukas luke luna lydia
  lyla mabel macie maddison madeleine madison maisie maia mahdi maja malachi maria mariam marcus margot martha marnie
  maryam mason mateo matilda matthew maya megan mehmet mia michael michal mikolaj mila miles milo millie mohamed mohammad
  mohammed molly morgan moses muhammad mungo musa mustafa myla nadia nancy naomi natalia nathan nathaniel nell nevaeh
  niamh nicholas nicole nikola noah noor nora ola oliver olivia ollie olly omar orla oscar oskar otis otto owen oz patrick
  penelope penny phoebe pippa polly poppy precious priya quinn rachel rafael ralph raphael rayan rayyan reece reggie
  rebecca reuben rhiannon rhys rhea riley rohan roman ronnie ronan rory rosalie rosie rowan ruben ruby rufus rupert ruth
  ryan safa saffron saira sam samantha samir samuel sana saoirse sara sarah scarlett scott sean seb sebastian seren seth
  shay shreya sienna simran sofia sophia sophie spencer stanley stella stephen suki summer sunny sumaya tabitha taylor
  teddy teodor thea theo theodore thomas tobias toby tom tommy tomos tristan tyler uma umar usman valentina vanessa
  victoria vihaan vincent viola violet wiktor wiktoria wilf wilfred william willow winnie winston xander yahya yasmin
  yasmine yosef yousef yusuf zac zach zachary zack zahra zain zainab zakariya zara zayn zeynep zoe zoë zofia zuri zuzanna
`
const given = new Set(names.match(/\S+/g))

export const isGivenName = (lower: string): boolean => given.has(lower.replace(/'s?$/, ''))
